//! What can be wrong with an entry as a whole: what it consists of.

super::codes! {
    ENTRY_TWICE = "entry-twice", Error {
        message: "`{entry}` is both a folder and a file" / "`{entry}` 既有文件夹又有文件";
        other: "the folder" / "文件夹";
        help: "move what the file says into `{facts}`, then delete the file" / "请把文件内容移到 `{facts}`，然后删除该文件";
        explain: "An entry is either a folder with `facts.yaml` and its words, or one file, where it has neither words nor pictures. With both, nobody could tell \
which of them holds. The file is not read until this is settled.\n\n\
Wrong:\n\n    content/majors/robotics.yaml\n    content/majors/robotics/facts.yaml\n\nRight: one of the two."
            / "一个条目要么是文件夹（含 `facts.yaml` 和文字），要么是单个文件（没有文字和图片时）。两者并存时无法判断以哪个为准。在解决之前不会读取该文件。\n\n\
错误：\n\n    content/majors/robotics.yaml\n    content/majors/robotics/facts.yaml\n\n正确：只保留其中一个。";
    }
    EMPTY_ENTRY = "empty-entry", Error {
        message: "the folder of this entry is empty" / "这个条目的文件夹是空的";
        help: "write `{facts}`, or remove the folder" / "请编写 `{facts}`，或删除该文件夹";
        explain: "Every folder below a kind's folder is an entry, and an entry has at least a name or a title. Git does not keep empty folders, so such a folder exists \
on one computer only.\n\nRight:\n\n    content/majors/robotics/facts.yaml\n    content/majors/robotics/zh.md"
            / "类别文件夹下的每个文件夹都是一个条目，条目至少要有名称或标题。Git 不保存空文件夹，所以它只存在于这一台电脑上。\n\n\
正确：\n\n    content/majors/robotics/facts.yaml\n    content/majors/robotics/zh.md";
    }
    BARE_ENTRY = "bare-entry", Error {
        message: "this entry has files, but neither facts nor words" / "这个条目有文件，但没有事实也没有文字";
        help: "write `{facts}`, or the words of a language, as in `{words}`" / "请编写 `{facts}`，或某种语言的文字，如 `{words}`",
            "files that belong to another entry go into its folder" / "属于其他条目的文件请放进那个条目的文件夹";
        explain: "A folder below a kind's folder is an entry, and pictures and documents lie in the folder of the entry that uses them. Without `facts.yaml` and without \
a file of words nobody knows what the entry is called.\n\nWrong:\n\n    content/programs/images/campus.jpg\n\n\
Right:\n\n    content/programs/robotics/facts.yaml\n    content/programs/robotics/campus.jpg"
            / "类别文件夹下的文件夹是条目，图片和文件放在使用它们的条目的文件夹里。没有 `facts.yaml` 也没有文字文件，就无法知道条目的名称。\n\n\
错误：\n\n    content/programs/images/campus.jpg\n\n正确：\n\n    content/programs/robotics/facts.yaml\n    content/programs/robotics/campus.jpg";
    }
    FACTS_NAME = "facts-name", Error {
        message: "`{file}` is not read: the facts of an entry stand in `facts.yaml`" / "`{file}` 不会被读取：条目的事实写在 `facts.yaml` 中";
        help: "rename it to `{proposal}`" / "请改名为 `{proposal}`", "move what it says into `facts.yaml`" / "请把内容移到 `facts.yaml`";
        explain: "The facts of an entry have one place, so that everybody finds them: the file `facts.yaml`, in small letters, in the entry's folder.\n\n\
Wrong:\n\n    content/majors/robotics/Facts.yml\n\nRight:\n\n    content/majors/robotics/facts.yaml"
            / "条目的事实只有一个位置，方便所有人查找：条目文件夹中的 `facts.yaml`，全部小写。\n\n\
错误：\n\n    content/majors/robotics/Facts.yml\n\n正确：\n\n    content/majors/robotics/facts.yaml";
    }
    WORDS_NAME = "words-name", Error {
        message: "this site has no language `{language}`, so `{file}` is not read" / "本站没有语言 `{language}`，因此不会读取 `{file}`",
            "`{file}` is not read: words stand in a file named after their language" / "`{file}` 不会被读取：文字文件以语言命名";
        help: "rename it to `{proposal}`" / "请改名为 `{proposal}`",
            "if it is a copy of `{original}`, take over what is new and delete it" / "如果它是 `{original}` 的副本，请把新内容合并过去，然后删除它",
            "the languages in site.toml are {known}" / "site.toml 中的语言有：{known}";
        explain: "The words of an entry stand in one file for each language, named after the language's code in site.toml, in small letters and with the ending `.md`.\n\n\
Wrong:\n\n    content/programs/robotics/cn.md\n    content/programs/robotics/EN.markdown\n\n\
Right:\n\n    content/programs/robotics/zh.md\n    content/programs/robotics/en.md"
            / "条目的文字按语言各存一个文件，文件名是 site.toml 中的语言代码，小写，扩展名为 `.md`。\n\n\
错误：\n\n    content/programs/robotics/cn.md\n    content/programs/robotics/EN.markdown\n\n\
正确：\n\n    content/programs/robotics/zh.md\n    content/programs/robotics/en.md";
    }
    NOT_FIELDS = "not-fields", Error {
        message: "this is a text or a list, where fields belong" / "此处是一段文字或列表，应为字段";
        label: "write `field: value`, one in each line" / "请每行写一个 `字段: 值`";
        help: "the file's first line should look like `level: bachelor`; prose belongs into the file of a language" / "文件第一行应类似 `level: bachelor`；正文请写在语言文件里";
        explain: "A facts file, and the part between the `---` lines of a language's file, hold fields: each line a name, a colon, a blank and a value. \
Here something else stands on the outermost level.\n\nWrong:\n\n    - bachelor\n    - joint-degree\n\nRight:\n\n    level: bachelor\n    arrangement: joint-degree"
            / "facts 文件以及语言文件两行 `---` 之间的部分只放字段：每行一个名称、冒号、空格和值。此处最外层是别的内容。\n\n\
错误：\n\n    - bachelor\n    - joint-degree\n\n正确：\n\n    level: bachelor\n    arrangement: joint-degree";
    }
}
