package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import org.onrecord.records.actor.ActorResolver;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.MergePatch;

/**
 * The members of an import line that the API also accepts: a JSON merge patch (RFC 7396) for the
 * existing record, or the input of a new one. It contains no {@code null}, since the parser rejects
 * it.
 *
 * @param type the class of the API's input
 * @param members the members as sent
 * @param input the members read as the API's input; a reference that has a name is by name
 * @param references the references to actors, by JSON pointers into the members
 */
record LinePatch<T extends Record>(
    Json json,
    Class<T> type,
    ObjectNode members,
    T input,
    Map<String, ImportedReference> references) {

  /** A resolver for the references of {@link #input}, whose actors are on record. */
  ActorResolver resolver(ResolvedReferences actors, ActorResolver byId) {
    return (reference, pointer) ->
        reference == null ? null : byId.resolve(actors.input(references.get(pointer)), pointer);
  }

  /**
   * Reads the members as the input of a new record, with the ids of the referenced actors.
   *
   * @param adjustment changes the members before they are read
   */
  T read(ResolvedReferences actors, Consumer<ObjectNode> adjustment) {
    return json.convert(resolved(actors, adjustment), type);
  }

  /** Applies the patch, with the ids of the referenced actors. */
  T applyTo(T target, ResolvedReferences actors, Consumer<ObjectNode> adjustment) {
    return new MergePatch<>(resolved(actors, adjustment), type, json).applyTo(target);
  }

  private ObjectNode resolved(ResolvedReferences actors, Consumer<ObjectNode> adjustment) {
    ObjectNode resolved = members.deepCopy();
    references.forEach(
        (pointer, reference) ->
            ((ObjectNode) resolved.at(pointer))
                .removeAll()
                .put("id", actors.get(reference).toString()));
    adjustment.accept(resolved);
    return resolved;
  }
}
