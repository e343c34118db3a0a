package org.onrecord.web.linked;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An object of a JSON-LD document, its members in the order in which they were given. What has no
 * value is absent.
 */
public record JsonLdNode(@JsonValue Map<String, Object> members) {
  /** The media type of JSON-LD. */
  public static final String MEDIA_TYPE = "application/ld+json";

  private static final String SCHEMA_ORG = "https://schema.org";

  /** Nothing yet. */
  public static JsonLdNode empty() {
    return new JsonLdNode(Map.of());
  }

  /** Something of a type of schema.org that has no address, within a document. */
  public static JsonLdNode of(String type) {
    return empty().with("@type", type);
  }

  /** Something of a type of schema.org at its address, within a document. */
  public static JsonLdNode of(String type, String address) {
    return of(type).with("@id", address);
  }

  /** A whole document on something of a type of schema.org at its address. */
  public static JsonLdNode document(String type, String address) {
    return empty().with("@context", SCHEMA_ORG).with("@type", type).with("@id", address);
  }

  /** This node with one more member; null and an empty collection are no values. */
  public JsonLdNode with(String member, Object value) {
    if (value == null || value instanceof Collection<?> values && values.isEmpty()) {
      return this;
    }
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new JsonLdNode(more);
  }
}
