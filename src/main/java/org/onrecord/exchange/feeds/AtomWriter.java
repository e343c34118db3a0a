package org.onrecord.exchange.feeds;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a feed as XML (RFC 4287). The writer of the JDK escapes markup in texts and attributes.
 */
final class AtomWriter {
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final String GENERATOR = "OnRecord";
  private static final String ID_PREFIX = "urn:uuid:";

  /** The scheme of the categories that name the status of a quote. */
  private static final String STATUS = "urn:onrecord:status";

  private final XMLStreamWriter xml;

  private AtomWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** A feed as an XML document. */
  static String write(AtomFeed feed) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new AtomWriter(xml).writeDocument(feed);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void writeDocument(AtomFeed feed) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.setDefaultNamespace(NAMESPACE);
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(NAMESPACE);
    writeId(feed.id());
    write("title", feed.title());
    write("updated", feed.updated());
    writeAuthors(List.of(GENERATOR));
    write("generator", GENERATOR);
    for (AtomLink link : feed.links()) {
      write(link);
    }
    for (AtomEntry entry : feed.entries()) {
      write(entry);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void write(AtomEntry entry) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("entry");
    writeId(entry.id());
    write("title", entry.title());
    write("published", entry.published());
    write("updated", entry.updated());
    writeAuthors(entry.authors());
    if (entry.status() != null) {
      xml.writeEmptyElement("category");
      xml.writeAttribute("scheme", STATUS);
      xml.writeAttribute("term", entry.status());
    }
    for (AtomLink link : entry.links()) {
      write(link);
    }
    xml.writeStartElement("content");
    xml.writeAttribute("type", "html");
    xml.writeCharacters(FeedText.legal(entry.html()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void writeId(UUID id) throws XMLStreamException {
    write("id", ID_PREFIX + id);
  }

  private void writeAuthors(List<String> names) throws XMLStreamException {
    for (String name : names) {
      xml.writeStartElement("author");
      write("name", FeedText.line(name));
      xml.writeEndElement();
    }
  }

  private void write(AtomLink link) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", link.rel());
    if (link.type() != null) {
      xml.writeAttribute("type", link.type());
    }
    xml.writeAttribute("href", FeedText.legal(link.href()));
  }

  private void write(String element, Instant instant) throws XMLStreamException {
    write(element, instant.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private void write(String element, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(FeedText.legal(text));
    xml.writeEndElement();
  }
}
