//! The size of every picture beside an entry, and pictures made smaller.
//!
//! Pages need width and height of each picture, so that nothing moves while it loads: they are read from the headers
//! right after discovering, and a picture without one is reported. JPEG and PNG can be made smaller in their format;
//! the others are published as they are. Nothing is converted, and what a camera notes (place, serial number) is left
//! out of what is made here. Not here: which widths there are and where they lie (`assets`).

use std::io::{self, Cursor, Read};

use camino::Utf8Path;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::regular::{self, Links};
use super::{BesideFile, EntryFiles, Error, FileKind, Project};
use crate::diag::codes::discover::BROKEN_PICTURE;
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{FileId, Span};

/// In pixels, as the picture is shown: a camera may have written it on its side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

impl Size {
    /// The size at another width, at least one pixel high.
    #[must_use]
    pub fn at_width(self, width: u32) -> Self {
        let height = u64::from(self.height) * u64::from(width) + u64::from(self.width) / 2;
        Self { width, height: ((height / u64::from(self.width)) as u32).max(1) }
    }
}

/// The pictures of a project whose size could be read.
#[derive(Clone, Debug, Default)]
pub struct Pictures(FxHashMap<FileId, (FileKind, Size)>);

impl Pictures {
    /// Reads the beginning of every picture. Adds `broken-picture` for one that has no size.
    ///
    /// # Errors
    /// A picture cannot be read.
    pub fn measure(project: &Project, diags: &mut Diagnostics) -> Result<Self, Error> {
        let mut pictures = Self::default();
        pictures.add(project, project.entries.iter(), diags)?;
        Ok(pictures)
    }

    /// Reads those of `entries`, of which no file was measured under its id unless it is the same.
    ///
    /// # Errors
    /// A picture cannot be read.
    pub fn add<'e>(
        &mut self,
        project: &Project,
        entries: impl IntoIterator<Item = &'e EntryFiles>,
        diags: &mut Diagnostics,
    ) -> Result<(), Error> {
        let all: Vec<&BesideFile> =
            entries.into_iter().flat_map(|entry| &entry.files).filter(|file| file.kind.is_picture()).collect();
        let measured: Vec<(&BesideFile, Option<Size>)> = all
            .into_par_iter()
            .map(|file| {
                let path = &project.sources[file.file].path;
                let size = size_of_file(&project.root.join(&**path), file.kind);
                size.map(|size| (file, size)).map_err(|source| Error::Unreadable { path: path.to_string(), source })
            })
            .collect::<Result<_, _>>()?;
        for (file, size) in measured {
            match size {
                Some(size) => drop(self.0.insert(file.file, (file.kind, size))),
                None => diags.push(broken(file.file)),
            }
        }
        Ok(())
    }

    pub fn get(&self, file: FileId) -> Option<(FileKind, Size)> {
        self.0.get(&file).copied()
    }
}

/// What is said of a picture that cannot be shown.
pub fn broken(file: FileId) -> Diagnostic {
    Diagnostic::new(&BROKEN_PICTURE, Span::whole(file))
}

/// Headers stand within this many bytes, unless a camera put a preview before them.
const BEGINNING: u64 = 128 << 10;

fn size_of_file(path: &Utf8Path, kind: FileKind) -> io::Result<Option<Size>> {
    let (mut file, _) = regular::open(path, Links::Refuse)?;
    let mut bytes = Vec::new();
    file.by_ref().take(BEGINNING).read_to_end(&mut bytes)?;
    if let Some(size) = size(&bytes, kind) {
        return Ok(Some(size));
    }
    file.read_to_end(&mut bytes)?;
    Ok(size(&bytes, kind))
}

/// The size that the header in `bytes` states; `None` where it is damaged or `bytes` end before it.
fn size(bytes: &[u8], kind: FileKind) -> Option<Size> {
    let size = imagesize::blob_size(bytes).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    let on_its_side = kind == FileKind::Jpeg && orientation(bytes).is_some_and(|turned| turned > 4);
    let (width, height) = if on_its_side { (height, width) } else { (width, height) };
    (width > 0 && height > 0).then_some(Size { width, height })
}

/// The orientation, 1 to 8, that a camera noted in a JPEG (Exif 2.32, tag 0x0112).
fn orientation(jpeg: &[u8]) -> Option<u16> {
    let mut rest = jpeg.get(2..)?;
    while let [0xff, marker, high, low, ..] = *rest {
        let length = usize::from(u16::from_be_bytes([high, low]));
        let segment = rest.get(4..2 + length)?;
        if marker == 0xe1
            && let Some(tiff) = segment.strip_prefix(b"Exif\0\0")
        {
            return orientation_in(tiff);
        }
        // The picture itself begins: notes stand before it.
        if marker == 0xda {
            return None;
        }
        rest = rest.get(2 + length..)?;
    }
    None
}

fn orientation_in(tiff: &[u8]) -> Option<u16> {
    let little = tiff.starts_with(b"II");
    let short = |at: usize| -> Option<u16> {
        let two = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let long = |at: usize| -> Option<usize> {
        let (first, second) = (usize::from(short(at)?), usize::from(short(at + 2)?));
        Some(if little { second << 16 | first } else { first << 16 | second })
    };
    let fields = long(4)?;
    let count = usize::from(short(fields)?);
    (0..count).map(|i| fields + 2 + i * 12).find(|at| short(*at) == Some(0x0112)).and_then(|at| short(at + 8))
}

/// In pixels: larger pictures are published as they are.
const LARGEST: u64 = 100_000_000;

/// Whether [`smaller`] can make a picture of this kind and size smaller, with memory that any machine has.
pub fn can_shrink(kind: FileKind, size: Size) -> bool {
    matches!(kind, FileKind::Jpeg | FileKind::Png) && u64::from(size.width) * u64::from(size.height) <= LARGEST
}

/// The picture in `bytes` at `width`, in its own format; `None` where it is damaged or cut off.
///
/// The same bytes for the same picture, on every machine. Where the result would be larger than the original, which
/// happens with drawings of few colours, it is the original.
pub fn smaller(bytes: &[u8], kind: FileKind, width: u32) -> Option<Vec<u8>> {
    let format = match kind {
        FileKind::Jpeg => ImageFormat::Jpeg,
        FileKind::Png => ImageFormat::Png,
        _ => return None,
    };
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format).into_decoder().ok()?;
    let orientation = decoder.orientation().ok()?;
    // A profile of inks says nothing of the colours they are decoded to.
    let profile = match decoder.original_color_type() {
        ExtendedColorType::Cmyk8 | ExtendedColorType::Cmyk16 => None,
        _ => decoder.icc_profile().ok()?,
    };
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    let size = Size { width: picture.width(), height: picture.height() }.at_width(width);
    let picture = picture.resize_exact(size.width, size.height, FilterType::CatmullRom);
    let mut made = Vec::new();
    match kind {
        FileKind::Jpeg => {
            let picture = match picture.color().has_color() {
                true => DynamicImage::from(picture.into_rgb8()),
                false => DynamicImage::from(picture.into_luma8()),
            };
            write(&picture, JpegEncoder::new_with_quality(&mut made, 82), profile)?;
        }
        _ => {
            let picture = match (picture.color().has_color(), picture.color().has_alpha()) {
                (true, true) => DynamicImage::from(picture.into_rgba8()),
                (true, false) => DynamicImage::from(picture.into_rgb8()),
                (false, true) => DynamicImage::from(picture.into_luma_alpha8()),
                (false, false) => DynamicImage::from(picture.into_luma8()),
            };
            write(&picture, PngEncoder::new(&mut made), profile)?;
        }
    }
    Some(if made.len() < bytes.len() { made } else { bytes.to_vec() })
}

fn write(picture: &DynamicImage, mut encoder: impl ImageEncoder, profile: Option<Vec<u8>>) -> Option<()> {
    if let Some(profile) = profile {
        // A format that takes no profile shows the picture all the same.
        let _ = encoder.set_icc_profile(profile);
    }
    picture.write_with_encoder(encoder).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture that is light above and dark below.
    fn drawn(width: u32, height: u32, kind: FileKind) -> Vec<u8> {
        let shade = |_: u32, y: u32| image::Rgb(if y < height / 2 { [240, 200, 40] } else { [10, 20, 60] });
        let picture = DynamicImage::from(image::RgbImage::from_fn(width, height, shade));
        let mut bytes = Cursor::new(Vec::new());
        let format = if kind == FileKind::Png { ImageFormat::Png } else { ImageFormat::Jpeg };
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_picture_of_more_pixels_than_are_decoded_is_not_made_smaller() {
        let can = |width, height| can_shrink(FileKind::Png, Size { width, height });
        assert_eq!([can(10_000, 10_000), can(10_001, 10_000), can(u32::MAX, u32::MAX)], [true, false, false]);
    }

    /// The same JPEG with the note of a camera that was held on its side (6: to be turned clockwise).
    fn turned(jpeg: &[u8]) -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
        exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0");
        let length = (exif.len() as u16 + 2).to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn the_size_of_a_picture_that_was_taken_on_its_side_is_the_one_it_is_shown_at() {
        let jpeg = drawn(64, 48, FileKind::Jpeg);
        assert_eq!(size(&jpeg, FileKind::Jpeg), Some(Size { width: 64, height: 48 }));
        assert_eq!(size(&turned(&jpeg), FileKind::Jpeg), Some(Size { width: 48, height: 64 }));
        assert_eq!(size(b"\x89PNG\r\n\x1a\n", FileKind::Png), None);
    }

    #[test]
    fn a_smaller_picture_keeps_its_format_its_shape_and_which_side_is_up() {
        for kind in [FileKind::Jpeg, FileKind::Png] {
            let small = smaller(&drawn(1200, 801, kind), kind, 480).unwrap();
            assert_eq!(size(&small, kind), Some(Size { width: 480, height: 320 }), "{kind:?}");
            let picture = image::load_from_memory(&small).unwrap().into_rgb8();
            assert!(picture.get_pixel(240, 10).0[0] > 200 && picture.get_pixel(240, 310).0[0] < 60, "{kind:?}");
        }
        let small = smaller(&turned(&drawn(1200, 800, FileKind::Jpeg)), FileKind::Jpeg, 480).unwrap();
        assert_eq!(size(&small, FileKind::Jpeg), Some(Size { width: 480, height: 720 }));
        let picture = image::load_from_memory(&small).unwrap().into_rgb8();
        // What was above is right when turned clockwise.
        assert!(picture.get_pixel(470, 360).0[0] > 200 && picture.get_pixel(10, 360).0[0] < 60);
    }

    #[test]
    fn a_picture_that_is_damaged_behind_its_header_is_told_when_it_is_made_smaller() {
        let mut png = drawn(1200, 800, FileKind::Png);
        png.truncate(60);
        assert_eq!(size(&png, FileKind::Png), Some(Size { width: 1200, height: 800 }));
        assert_eq!(smaller(&png, FileKind::Png, 480), None);
    }

    #[test]
    fn a_drawing_that_would_grow_stays_as_it_is() {
        let png = drawn(700, 10, FileKind::Png);
        assert!(smaller(&png, FileKind::Png, 699).unwrap().len() <= png.len());
    }
}
