package org.onrecord.query.list;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The parameter for the fields of an answer, such as {@code id,text,speaker.name}. {@link
 * org.onrecord.web.fields.RequestedFields} checks the names and reduces the answer.
 */
@RegisterForReflection
public record FieldsParameter(@Size(max = 100) List<String> fields) {
  static final FieldsParameter NONE = new FieldsParameter(List.of());

  /** True if a member, or one of its own members, is asked for by name. */
  public boolean names(String member) {
    return fields.stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .map(String::strip)
        .anyMatch(path -> path.equals(member) || path.startsWith(member + "."));
  }
}
