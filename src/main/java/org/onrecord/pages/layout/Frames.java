package org.onrecord.pages.layout;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.onrecord.web.linked.RequestUrl;

/** Builds the frames of pages. */
@Singleton
public class Frames {
  private static final String FOLDER = "META-INF/resources/assets/";
  private static final List<String> ASSETS = List.of("pages.css", "pages.js");
  private static final int VERSION_LENGTH = 12;

  private final RequestUrl url;
  private volatile String version;

  Frames(RequestUrl url) {
    this.url = url;
  }

  /** The frame of the page at the current URL. */
  public Frame of(String title) {
    return of(title, "");
  }

  /** The frame of the page at the current URL, with a text in the search field. */
  public Frame of(String title, String search) {
    String query = url.query();
    String here = query == null ? url.path() : url.path() + "?" + query;
    return new Frame(url.root().getRawPath(), title, here, search, version(), true);
  }

  /**
   * The frame of an error page.
   *
   * @param root path of the service, which ends in a slash
   */
  public Frame ofError(String title, String root) {
    return new Frame(root, title, null, "", version(), false);
  }

  private String version() {
    if (version == null) {
      StringBuilder digests = new StringBuilder();
      ASSETS.forEach(name -> digests.append(DigestUtils.sha256Hex(read(name))));
      version = DigestUtils.sha256Hex(digests.toString()).substring(0, VERSION_LENGTH);
    }
    return version;
  }

  private static byte[] read(String name) {
    try (InputStream file = Frames.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
