package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.MergePatch;

/**
 * A JSON merge patch (RFC 7396) from an import line, over the API's input of the record on record
 * or of a blank one. Unlike other merge patches it has no {@code null}: the parser refuses that.
 *
 * @param type the API's input
 * @param members the patch as sent
 * @param input the patch alone, read as the API's input; with references by name where they have
 *     one
 * @param references the references to actors, by JSON pointers into the patch
 */
record LinePatch<T extends Record>(
    Json json,
    Class<T> type,
    ObjectNode members,
    T input,
    Map<String, ImportedReference> references) {

  /**
   * Applies the patch, with its references replaced by the ids of the actors.
   *
   * @param adjustment changes the patch before it is applied
   */
  T applyTo(T target, ResolvedReferences actors, Consumer<ObjectNode> adjustment) {
    ObjectNode patch = members.deepCopy();
    references.forEach(
        (pointer, reference) ->
            ((ObjectNode) patch.at(pointer))
                .removeAll()
                .put("id", actors.get(reference).toString()));
    adjustment.accept(patch);
    return new MergePatch(patch, json).applyTo(target, type);
  }
}
