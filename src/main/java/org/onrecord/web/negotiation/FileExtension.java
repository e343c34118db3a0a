package org.onrecord.web.negotiation;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** A file extension of URLs, such as {@code .csv}, and the media type that it stands for. */
enum FileExtension {
  CSV(".csv", "text/csv", true),
  NDJSON(".ndjson", "application/x-ndjson", true),
  ATOM(".atom", "application/atom+xml", false),
  EVENTS(".events", "text/event-stream", false),
  JSON_LD(".jsonld", "application/ld+json", false),
  CSL_JSON(".csl.json", "application/vnd.citationstyles.csl+json", true),
  BIBTEX(".bib", "application/x-bibtex", true),
  RIS(".ris", "application/x-research-info-systems", true);

  private static final List<FileExtension> ALL = List.of(values());

  final String suffix;
  final String mediaType;

  /** True if browsers should save the answer as a file instead of showing it. */
  final boolean download;

  FileExtension(String suffix, String mediaType, boolean download) {
    this.suffix = suffix;
    this.mediaType = mediaType;
    this.download = download;
  }

  /** The extension at the end of a path or path template. */
  static Optional<FileExtension> of(String path) {
    for (FileExtension one : ALL) {
      if (path.endsWith(one.suffix)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** The extension that stands for a media type, regardless of parameters such as the charset. */
  static Optional<FileExtension> of(MediaType mediaType) {
    String name = mediaType.getType() + "/" + mediaType.getSubtype();
    for (FileExtension one : ALL) {
      if (one.mediaType.equals(name)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** A path without this extension and without a trailing slash. */
  String removeFrom(String path) {
    return path.substring(0, path.lastIndexOf(suffix));
  }
}
