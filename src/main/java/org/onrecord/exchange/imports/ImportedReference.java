package org.onrecord.exchange.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.external.ExternalId;
import org.onrecord.web.json.InvalidValue;
import org.onrecord.web.json.Text;

/**
 * A reference to an actor in an import line: by id, by name, or by both as in an export; or by
 * Wikidata id or external id alone. If an actor of that kind has the id, the name is ignored.
 */
@RegisterForReflection
record ImportedReference(
    UUID id,
    String wikidataId,
    ExternalId externalId,
    @Text(max = 300) String name,
    ActorKind kind) {

  public ImportedReference {
    boolean own = id != null || name != null;
    if ((own ? 1 : 0) + (wikidataId == null ? 0 : 1) + (externalId == null ? 0 : 1) != 1) {
      throw new InvalidValue(
          "must have an id or a name or both, or a wikidataId or an externalId alone");
    }
    if (name == null && kind != null) {
      throw new InvalidValue("must have a name where it has a kind");
    }
  }

  /** The reference by name and kind if it has a name, otherwise by the id that it has. */
  ActorReferenceInput byName() {
    return name == null
        ? new ActorReferenceInput(id, wikidataId, externalId, null, null)
        : ActorReferenceInput.byName(name, kind);
  }

  /**
   * A Jackson module that reads the references of API inputs as imported references. It adds each,
   * by its JSON pointer, to the map in the reader's attribute {@code ImportedReference.class}.
   */
  static Module collector() {
    return new SimpleModule().addDeserializer(ActorReferenceInput.class, new Collector());
  }

  private static final class Collector extends JsonDeserializer<ActorReferenceInput> {
    @Override
    public ActorReferenceInput deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String pointer = parser.getParsingContext().pathAsPointer().toString();
      ImportedReference reference = context.readValue(parser, ImportedReference.class);
      @SuppressWarnings("unchecked")
      Map<String, ImportedReference> references =
          (Map<String, ImportedReference>) context.getAttribute(ImportedReference.class);
      references.put(pointer, reference);
      return reference.byName();
    }
  }
}
