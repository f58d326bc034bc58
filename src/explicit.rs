//! Pages that open from a folder: every link of a finished page made relative, with `index.html`.
//!
//! For `links = "explicit"` in site.toml. Works on the bytes of the page, so that no template need know of it.

use lol_html::{RewriteStrSettings, element, rewrite_str};

/// The page at `url` (from the site's root) with relative links; `base_path` is what its links begin with.
pub fn rewrite(page: &[u8], url: &str, base_path: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(page);
    let attribute = |name: &'static str| {
        element!(format!("[{name}]"), move |element| {
            if let Some(value) = element.get_attribute(name)
                && let Some(path) = value.strip_prefix(base_path)
                && !value.starts_with("//")
            {
                element.set_attribute(name, &relative(url, &format!("/{path}")))?;
            }
            Ok(())
        })
    };
    let within = |path: &str| match path.strip_prefix(base_path) {
        Some(rest) if !path.starts_with("//") => relative(url, &format!("/{rest}")),
        _ => path.to_owned(),
    };
    let srcset = element!("[srcset]", move |element| {
        if let Some(value) = element.get_attribute("srcset") {
            let each = value.split(',').map(str::trim).map(|one| match one.split_once(' ') {
                Some((path, width)) => format!("{} {width}", within(path)),
                None => within(one),
            });
            element.set_attribute("srcset", &each.collect::<Vec<_>>().join(", "))?;
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(srcset)
        .append_element_content_handler(attribute("href"))
        .append_element_content_handler(attribute("src"))
        .append_element_content_handler(attribute("action"));
    rewrite_str(&text, settings).map_or_else(|_| page.to_vec(), String::into_bytes)
}

/// The way from the page at `from` to `to`, both from the site's root: `../majors/x/index.html#a`.
fn relative(from: &str, to: &str) -> String {
    let split = to.find(['?', '#']).unwrap_or(to.len());
    let (path, rest) = to.split_at(split);
    let path = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let from_dirs: Vec<&str> = from[1..].split('/').collect();
    let from_dirs = &from_dirs[..from_dirs.len() - 1];
    let to_parts: Vec<&str> = path[1..].split('/').collect();
    let shared = from_dirs.iter().zip(&to_parts[..to_parts.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut way = "../".repeat(from_dirs.len() - shared);
    way.push_str(&to_parts[shared..].join("/"));
    way + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_between_two_pages_climbs_no_higher_than_needed() {
        assert_eq!(relative("/en/programs/a/", "/en/programs/b/"), "../b/index.html");
        assert_eq!(relative("/en/programs/a/", "/zh/programs/a/#学费"), "../../../zh/programs/a/index.html#学费");
        assert_eq!(relative("/", "/en/"), "en/index.html");
        assert_eq!(relative("/404.html", "/assets/theme.css"), "assets/theme.css");
    }

    #[test]
    fn every_width_of_a_picture_is_found_from_a_folder() {
        let page = "<img src=\"/files/a/桥.png\" srcset=\"/assets/1-480.png 480w, /files/a/%E6%A1%A5.png 700w\">";
        let page = rewrite(page.as_bytes(), "/zh/news/a/", "/");
        let wanted = "<img src=\"../../../files/a/桥.png\" srcset=\"../../../assets/1-480.png 480w, ../../../files/a/%E6%A1%A5.png 700w\">";
        assert_eq!(String::from_utf8(page).unwrap(), wanted);
    }

    #[test]
    fn only_links_into_the_site_are_rewritten() {
        let page = "<a href=\"/sub/en/\">主页</a><a href=\"https://x.example/\">x</a><a href=\"#a\">a</a>";
        let page = rewrite(page.as_bytes(), "/en/programs/", "/sub/");
        let wanted = "<a href=\"../index.html\">主页</a><a href=\"https://x.example/\">x</a><a href=\"#a\">a</a>";
        assert_eq!(String::from_utf8(page).unwrap(), wanted);
    }
}
