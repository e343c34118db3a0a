package org.onrecord.exchange.feeds;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import io.restassured.response.Response;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** A page of a feed, which has been validated against the schema of RFC 4287. */
record AtomDocument(String xml, Element feed) {
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final Path SCHEMA = Path.of("src/test/resources/feeds/atom.rnc");

  /** Reads a page of a feed. */
  static AtomDocument get(String url) {
    Response response =
        given()
            .urlEncodingEnabled(false)
            .get(url)
            .then()
            .statusCode(200)
            .contentType("application/atom+xml")
            .extract()
            .response();
    return of(new String(response.asByteArray(), UTF_8));
  }

  static AtomDocument of(String xml) {
    try {
      validate(xml);
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      return new AtomDocument(
          xml,
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)))
              .getDocumentElement());
    } catch (Exception e) {
      throw new AssertionError(xml, e);
    }
  }

  private static void validate(String xml) throws Exception {
    List<String> faults = new ArrayList<>();
    PropertyMapBuilder properties = new PropertyMapBuilder();
    properties.put(ValidateProperty.ERROR_HANDLER, new Collector(faults));
    ValidationDriver validator =
        new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
    boolean loaded =
        validator.loadSchema(new InputSource(new StringReader(Files.readString(SCHEMA))));
    if (!loaded || !validator.validate(new InputSource(new StringReader(xml)))) {
      throw new AssertionError(faults.toString());
    }
  }

  /** Collects the faults of a document. */
  private static final class Collector extends DefaultHandler {
    private final List<String> faults;

    Collector(List<String> faults) {
      this.faults = faults;
    }

    @Override
    public void error(SAXParseException fault) {
      faults.add(fault.getMessage());
    }

    @Override
    public void fatalError(SAXParseException fault) {
      faults.add(fault.getMessage());
    }
  }

  /** The text of the only child of the feed with this name. */
  String text(String name) {
    return text(feed, name);
  }

  List<Element> entries() {
    return children(feed, "entry");
  }

  /** The texts of an element of each entry. */
  List<String> texts(String name) {
    return entries().stream().map(entry -> text(entry, name)).toList();
  }

  /** The ids of the records, or of what the entries are about. */
  List<String> ids() {
    return texts("id").stream().map(id -> id.replace("urn:uuid:", "")).toList();
  }

  /** The URL of the first link of the feed with a relation; null without one. */
  String link(String rel) {
    return link(feed, rel, null);
  }

  /** The URL of the first link with a relation and a media type; null without one. */
  static String link(Element parent, String rel, String type) {
    return children(parent, "link").stream()
        .filter(link -> link.getAttribute("rel").equals(rel))
        .filter(link -> type == null || link.getAttribute("type").equals(type))
        .map(link -> link.getAttribute("href"))
        .findFirst()
        .orElse(null);
  }

  static String text(Element parent, String name) {
    return children(parent, name).get(0).getTextContent();
  }

  static List<Element> children(Element parent, String name) {
    NodeList all = parent.getChildNodes();
    return IntStream.range(0, all.getLength())
        .mapToObj(all::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(child -> NAMESPACE.equals(child.getNamespaceURI()))
        .filter(child -> child.getLocalName().equals(name))
        .toList();
  }
}
