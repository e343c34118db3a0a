package org.onrecord.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * A JSON merge patch (RFC 7396): a member replaces that of the target, {@code null} removes it, and
 * absent members stay. An object of the target with an {@code id} is replaced as a whole, because
 * {@code {"name", "kind"}} merged into {@code {"id"}} would mix two references.
 *
 * @param <T> the record that it changes
 */
public final class MergePatch<T extends Record> {
  /** The media type of merge patches. */
  public static final String MEDIA_TYPE = "application/merge-patch+json";

  private final ObjectNode patch;
  private final Class<T> type;
  private final Json json;

  /**
   * A merge patch of a record.
   *
   * @throws ProblemException 400 if it is not an object
   */
  public MergePatch(JsonNode patch, Class<T> type, Json json) {
    if (!patch.isObject()) {
      throw ProblemException.invalid(Fault.at("", "must be an object"));
    }
    this.patch = (ObjectNode) patch;
    this.type = type;
    this.json = json;
  }

  /** True if the patch sets or removes this member. */
  public boolean touches(String member) {
    return patch.has(member);
  }

  /** Applies the patch and validates the result like a request body. */
  public T applyTo(T target) {
    List<Fault> faults = new ArrayList<>();
    ObjectNode known = known("", patch, type, faults);
    JsonNode before = json.write(target);
    JsonNode after = merge(before.deepCopy(), known);
    if (after.equals(before)) {
      ProblemException.requireNone(faults);
      return target;
    }
    try {
      T result = json.read(after, type);
      ProblemException.requireNone(faults);
      return result;
    } catch (ProblemException e) {
      throw e.withFurther(faults);
    }
  }

  /**
   * The faults that the patch has for every target. A member that the patch leaves out is not
   * missing, since the target may have it.
   */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    JsonNode set = merge(JsonNodeFactory.instance.objectNode(), known("", patch, type, faults));
    try {
      json.read(set, type);
    } catch (ProblemException e) {
      e.problem().errors().stream()
          .filter(fault -> !patch.at(fault.pointer()).isMissingNode())
          .forEach(faults::add);
    }
    return faults;
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

  /**
   * Copies the known members and notes the faults of the others. Unknown members are rejected here,
   * because one that is removed does not appear in the result.
   */
  private static ObjectNode known(
      String pointer, ObjectNode patch, Class<?> type, List<Fault> faults) {
    Map<String, Class<?>> known = RecordMembers.of(type);
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : patch.properties()) {
      String place = pointer + "/" + JsonWalk.escape(member.getKey());
      Class<?> memberType = known.get(member.getKey());
      if (memberType == null) {
        String names = String.join(", ", known.keySet().stream().sorted().toList());
        faults.add(Fault.at(place, "is not known here; known are " + names));
      } else if (known.containsKey("id") && member.getValue().isNull()) {
        faults.add(Fault.at(place, "must not be null; a reference is replaced whole"));
      } else if (memberType.isRecord() && member.getValue() instanceof ObjectNode inner) {
        copy.set(member.getKey(), known(place, inner, memberType, faults));
      } else {
        copy.set(member.getKey(), member.getValue());
      }
    }
    return copy;
  }
}
