package org.onrecord.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * A JSON merge patch (RFC 7396): a member replaces that of the target, {@code null} removes it, and
 * absent members stay. An object of the target with an {@code id} is replaced as a whole, because
 * {@code {"name", "kind"}} merged into {@code {"id"}} would mix two references.
 */
public final class MergePatch {
  /** The media type of merge patches. */
  public static final String MEDIA_TYPE = "application/merge-patch+json";

  private final ObjectNode patch;
  private final Json json;

  /**
   * A merge patch.
   *
   * @throws ProblemException 400 if it is not an object
   */
  public MergePatch(JsonNode patch, Json json) {
    if (!patch.isObject()) {
      throw ProblemException.invalid(Fault.at("", "must be an object"));
    }
    this.patch = (ObjectNode) patch;
    this.json = json;
  }

  /** True if the patch sets or removes this member. */
  public boolean touches(String member) {
    return patch.has(member);
  }

  /** Applies the patch and validates the result like a request body. */
  public <T extends Record> T applyTo(T target, Class<T> type) {
    requireKnown("", patch, type);
    JsonNode before = json.write(target);
    JsonNode after = merge(before.deepCopy(), patch);
    return after.equals(before) ? target : json.read(after, type);
  }

  /** Merges as in RFC 7396, section 2. */
  private static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    boolean replaced = !target.isObject() || target.has("id");
    ObjectNode merged = replaced ? JsonNodeFactory.instance.objectNode() : (ObjectNode) target;
    for (Map.Entry<String, JsonNode> member : patch.properties()) {
      if (member.getValue().isNull()) {
        merged.remove(member.getKey());
      } else {
        merged.set(member.getKey(), merge(merged.path(member.getKey()), member.getValue()));
      }
    }
    return merged;
  }

  /** Rejects unknown members here, because one that is removed does not appear in the result. */
  private static void requireKnown(String pointer, ObjectNode patch, Class<?> type) {
    Map<String, Class<?>> known = RecordMembers.of(type);
    for (Map.Entry<String, JsonNode> member : patch.properties()) {
      String place = pointer + "/" + JsonWalk.escape(member.getKey());
      Class<?> memberType = known.get(member.getKey());
      if (memberType == null) {
        String names = String.join(", ", known.keySet().stream().sorted().toList());
        throw ProblemException.invalid(
            List.of(Fault.at(place, "is not known here; known are " + names)));
      }
      if (known.containsKey("id") && member.getValue().isNull()) {
        throw ProblemException.invalid(
            Fault.at(place, "must not be null; a reference is replaced whole"));
      }
      if (memberType.isRecord() && member.getValue() instanceof ObjectNode inner) {
        requireKnown(place, inner, memberType);
      }
    }
  }
}
