//! What can be wrong with references between entries.

super::codes! {
    UNKNOWN_REFERENCE = "unknown-reference", Error {
        message: "no {kind} is called `{name}`" / "没有名为 `{name}` 的{kind}",
            "`{address}` is a web address: {kinds} are named as in content/{folder}" / "`{address}` 是网址，这里应写 content/{folder} 中{kinds}的短名";
        label: "{kinds} are the entries in content/{folder}" / "{kinds}是 content/{folder} 中的条目";
        help: "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？",
            "this is a name of {title}: write `{bearer}`, the name of its file or folder" / "这是{title}的名称，请写它的文件或文件夹名 `{bearer}`",
            "several entries bear this name: write the name of the file or folder of the right one of {bearers}" / "有多个条目使用这个名称，请写其中正确一个的文件或文件夹名：{bearers}",
            "write the name of its file or folder; `{address}` goes into the `website` of that entry" / "请写它的文件或文件夹名；`{address}` 写在那个条目的 `website` 中",
            "a new {kind} is a new folder or file in content/{folder}" / "新的{kind}是 content/{folder} 中的新文件夹或文件";
        explain: "A field that names another entry takes the name of that entry's folder or file, its slug. Names and acronyms are not \
taken, because two bodies may share one; but they are looked up, so that the message can say which entry bears the name.\n\n\
Wrong:\n\n    majors: [software-enginering]\n    host: NUST\n\nRight:\n\n    majors: [software-engineering]\n    host: nust-pk"
            / "引用其他条目时，请写该条目文件夹或文件的名字，即短名。不接受名称和缩写，因为不同机构可能同名；但程序会查找它们，并在提示中说明哪个条目使用该名称。\n\n\
错误：\n\n    majors: [software-enginering]\n    host: 南京邮电大学\n\n正确：\n\n    majors: [software-engineering]\n    host: njupt";
    }
    WRONG_KIND = "wrong-kind", Error {
        message: "{kind} cannot stand here" / "此处不能引用{kind}";
        label: "entries of {takes} belong here" / "此处应为 {takes} 中的条目";
        help: "name an entry of {takes}" / "请引用 {takes} 中的条目";
        explain: "Each field takes entries of certain kinds: the majors of a program are majors, the parties of an agreement are institutions. \
`prospectus schema programs` says for each field of programs which kinds it takes.\n\nWrong:\n\n    majors: [institutions/njupt]\n\nRight:\n\n    majors: [software-engineering]"
            / "每个字段只接受某些类别的条目：项目的专业必须是专业，协议的签约方必须是机构。运行 `prospectus schema programs` 可以查看项目的每个字段接受的类别。\n\n\
错误：\n\n    majors: [institutions/njupt]\n\n正确：\n\n    majors: [software-engineering]";
    }
    REFERENCE_KIND = "reference-kind", Error {
        message: "there is no kind of entry called `{folder}`" / "没有名为 `{folder}` 的类别";
        label: "the part before `/` is a folder of content/" / "`/` 之前应是 content/ 下的文件夹";
        help: "did you mean `{suggestion}`?" / "是否想写 `{suggestion}`？", "the kinds are {known}" / "可用的类别有：{known}";
        explain: "A reference with a slash names the kind first, as the folder of that kind is called, then the entry.\n\n\
Wrong:\n\n    about: [program/robotics-3-1]\n\nRight:\n\n    about: [programs/robotics-3-1]"
            / "带斜杠的引用先写类别（即该类别的文件夹名），再写条目。\n\n错误：\n\n    about: [program/robotics-3-1]\n\n正确：\n\n    about: [programs/robotics-3-1]";
    }
}
