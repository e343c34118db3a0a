package org.onrecord.web.discovery;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.ContractValidationFilter;

/**
 * The pictures of the guide: those that its pages name are served, and there are no others. {@code
 * PagesInBrowserTest} takes them.
 */
@QuarkusTest
class GuidePicturesTest {
  private static final Path DOCS = Path.of("src", "docs");
  private static final int LARGEST = 60_000;
  private static final int LARGEST_SUM = 400_000;

  @Test
  void every_picture_of_the_guide_is_served_as_an_image_of_its_size_and_has_a_text()
      throws IOException {
    Set<String> named = new TreeSet<>();
    int sum = 0;
    for (Element picture : pictures()) {
      Element light = picture.selectFirst("img");
      assertTrue(light.attr("alt").length() > 40, light::outerHtml);
      Element dark = picture.selectFirst("source[media='(prefers-color-scheme: dark)']");
      assertEquals(light.attr("src").replace(".webp", "-dark.webp"), dark.attr("srcset"));
      for (String url : List.of(light.absUrl("src"), dark.absUrl("srcset"))) {
        byte[] image = image(url.replaceFirst("http://here", ""));
        assertEquals(light.attr("width") + " × " + light.attr("height"), size(image), url);
        assertTrue(image.length < LARGEST, url);
        sum += image.length;
        assertTrue(named.add(url.replaceFirst(".*/", "")), url);
      }
    }
    assertTrue(sum < LARGEST_SUM, sum + " bytes");
    assertEquals(names(DOCS.resolve("pictures")), named);
  }

  @Test
  void a_picture_that_a_browser_has_is_not_sent_again() {
    String path = pictures().first().selectFirst("img").absUrl("src").replace("http://here", "");
    Response first = request(path);
    assertTrue(first.header("Cache-Control").contains("max-age="), first.header("Cache-Control"));
    given()
        .noFiltersOfType(ContractValidationFilter.class)
        .header("If-Modified-Since", first.header("Last-Modified"))
        .get(path)
        .then()
        .statusCode(304);
  }

  private static Elements pictures() {
    Elements pictures = new Elements();
    for (String name : names(DOCS)) {
      if (name.endsWith(".md")) {
        String path = "/q/guide/" + name.replace(".md", "");
        Document page = Jsoup.parse(request(path).asString(), "http://here" + path);
        assertEquals(page.select("picture > img"), page.select("img"), path);
        pictures.addAll(page.select("picture"));
      }
    }
    assertFalse(pictures.isEmpty());
    return pictures;
  }

  private static byte[] image(String path) {
    Response answer = request(path);
    assertEquals(200, answer.statusCode(), path);
    assertEquals("image/webp", answer.contentType(), path);
    return answer.asByteArray();
  }

  private static Response request(String path) {
    return given().noFiltersOfType(ContractValidationFilter.class).get(path);
  }

  /** Width and height from the head of a WebP file in the extended format (RFC 9649, 2.7). */
  private static String size(byte[] image) {
    assertEquals("RIFF", new String(image, 0, 4, US_ASCII));
    assertEquals("WEBPVP8X", new String(image, 8, 8, US_ASCII));
    ByteBuffer head = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    // Each is one less, in three bytes.
    return (1 + (head.getInt(24) & 0xffffff)) + " × " + (1 + (head.getInt(26) >>> 8));
  }

  private static Set<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
