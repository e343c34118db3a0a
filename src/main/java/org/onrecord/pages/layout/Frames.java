package org.onrecord.pages.layout;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.onrecord.access.PublicCaller;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.session.BrowserSession;
import org.onrecord.web.session.SessionCookie;

/** Builds the frames of pages. */
@Singleton
public class Frames {
  private static final String FOLDER = "META-INF/resources/assets/";
  private static final List<String> ASSETS = List.of("pages.css", "pages.js", "review.js");
  private static final int VERSION_LENGTH = 12;

  private final RequestUrl url;
  private final PublicCaller caller;
  private volatile String version;

  Frames(RequestUrl url, PublicCaller caller) {
    this.url = url;
    this.caller = caller;
  }

  /** The frame of the page at the current URL. */
  public Frame of(String title) {
    return of(title, "");
  }

  /** The frame of the page at the current URL, with a text in the search field. */
  public Frame of(String title, String search) {
    String query = url.query();
    String here = query == null ? url.path() : url.path() + "?" + query;
    URI address = url.root();
    String root = address.getRawPath();
    BrowserSession session = caller.session().orElse(null);
    String signIn = signIn(root, here, session);
    return new Frame(
        root, title, here, search, version(), true, session, signIn, address.toString());
  }

  /**
   * The frame of an error page.
   *
   * @param root path of the service, which ends in a slash
   * @param here path and query of the page that failed
   */
  public Frame ofError(String title, String root, String here, RoutingContext routing) {
    // Not authenticated here: a handler that rejects a request must not wait for the database.
    BrowserSession session =
        routing.user() instanceof QuarkusHttpUser user
            ? BrowserSession.of(user.getSecurityIdentity()).orElse(null)
            : null;
    String signIn = signIn(root, here, session);
    return new Frame(root, title, null, "", version(), false, session, signIn, root);
  }

  private static String signIn(String root, String here, BrowserSession session) {
    String page = root + SessionCookie.SIGN_IN.substring(1);
    if (session != null || here.startsWith(page)) {
      return null;
    }
    return page + "?to=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
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
