package org.onrecord.web.linked;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** An immutable JSON-LD object. Members keep their order; members without a value are absent. */
public record JsonLdNode(@JsonValue Map<String, Object> members) {
  /** The media type of JSON-LD. */
  public static final String MEDIA_TYPE = "application/ld+json";

  private static final String SCHEMA_ORG = "https://schema.org";

  /** A node without members. */
  public static JsonLdNode empty() {
    return new JsonLdNode(Map.of());
  }

  /** A nested blank node of a schema.org type. */
  public static JsonLdNode of(String type) {
    return empty().with("@type", type);
  }

  /** A nested node of a schema.org type, with its URL. */
  public static JsonLdNode of(String type, String url) {
    return of(type).with("@id", url);
  }

  /** The top-level node of a document, with the schema.org context. */
  public static JsonLdNode document(String type, String url) {
    return empty().with("@context", SCHEMA_ORG).with("@type", type).with("@id", url);
  }

  /** A copy with one more member, unless the value is null or an empty collection. */
  public JsonLdNode with(String member, Object value) {
    if (value == null || value instanceof Collection<?> values && values.isEmpty()) {
      return this;
    }
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new JsonLdNode(more);
  }
}
