package org.onrecord.web.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** HTML pages that share a frame and a style sheet, without scripts. */
@Singleton
class HtmlPages {
  private static final String FOLDER = "pages/";

  /** The inline style sheet, the icon, and nothing else. */
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; img-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private volatile String style;

  /** Replaces the {@code Content-Security-Policy} of other answers, which allows no style. */
  void allowStyle(HttpServerResponse response) {
    String hash = Base64.encodeBase64String(DigestUtils.sha256(style()));
    response.putHeader("Content-Security-Policy", POLICY.formatted(hash));
  }

  /**
   * A page.
   *
   * @param title HTML
   * @param content HTML; {@code {root}} stands for the path of the service
   */
  String page(String title, String content, String root) {
    return read("frame.html")
        .replace("{title}", title)
        .replace("{style}", style())
        .replace("{content}", content)
        .replace("{root}", root);
  }

  private String style() {
    if (style == null) {
      style = read("style.css");
    }
    return style;
  }

  private static String read(String name) {
    try (InputStream file = HtmlPages.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
