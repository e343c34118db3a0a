package org.onrecord.web.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Serves the guide as HTML pages at {@code /q/guide/}: the Markdown files of the documentation, of
 * which {@code index.md} is the first page.
 */
@Singleton
class GuideEndpoint {
  private static final String PATH = "/q/guide/";
  private static final String FOLDER = "guide/";

  private final HtmlPages pages;

  GuideEndpoint(HtmlPages pages) {
    this.pages = pages;
  }

  void register(@Observes Router router) {
    router
        .routeWithRegex(PATH + "?(?<page>[A-Za-z-]*)")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .blockingHandler(this::answer, false);
  }

  private void answer(RoutingContext context) {
    String page = context.pathParam("page");
    Optional<String> markdown = read(page.isEmpty() ? "index" : page);
    if (markdown.isEmpty()) {
      context.next();
      return;
    }
    pages.allowStyle(context.response());
    // The pages link to each other and to the service by relative addresses.
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
        .end(pages.page(title(markdown.get()), html(markdown.get()), "../../"));
  }

  private static Optional<String> read(String page) {
    ClassLoader classes = GuideEndpoint.class.getClassLoader();
    try (InputStream file = classes.getResourceAsStream(FOLDER + page + ".md")) {
      return file == null ? Optional.empty() : Optional.of(new String(file.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first heading, which has no markup. */
  private static String title(String markdown) {
    return markdown.lines().findFirst().orElseThrow().replaceFirst("^# ", "") + " · OnRecord";
  }

  /** Converts a link between Markdown files to one between pages. All pages are in one folder. */
  private static String address(String link) {
    return link.replaceFirst("^[^:]*/(?=[\\w-]+\\.md(#|$))", "").replaceFirst("\\.md(?=#|$)", "");
  }

  private static String html(String markdown) {
    List<Extension> extensions = List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    Node document = Parser.builder().extensions(extensions).build().parse(markdown);
    return HtmlRenderer.builder()
        .extensions(extensions)
        .attributeProviderFactory(
            rendering ->
                (node, tag, attributes) -> {
                  if (node instanceof Link link) {
                    attributes.put("href", address(link.getDestination()));
                  }
                })
        .build()
        .render(document);
  }
}
