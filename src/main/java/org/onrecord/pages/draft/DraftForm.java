package org.onrecord.pages.draft;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.onrecord.reading.verification.VerificationInput;
import org.onrecord.records.article.LanguageTag;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.json.Json;
import org.onrecord.web.json.Text;

/**
 * The fields of the form, with the constraints of the API.
 *
 * @param language null if it is to be detected
 * @param publishedOn the day to which "on Monday" in the text is relative; may be null
 */
@RegisterForReflection
record DraftForm(
    @NotNull @Text(max = VerificationInput.MAX_TEXT) String text,
    @LanguageTag String language,
    LocalDate publishedOn) {

  /** A form that has not been filled in. */
  static final DraftForm EMPTY = new DraftForm("", null, null);

  /** Reads and validates the fields. The text is kept verbatim. */
  static DraftForm of(FormFields fields, Json json) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    fields.all("text").stream().findFirst().ifPresent(text -> members.put("text", text));
    fields.one("language").ifPresent(language -> members.put("language", language));
    fields.one("publishedOn").ifPresent(day -> members.put("publishedOn", day));
    return json.read(members, DraftForm.class);
  }

  VerificationInput input() {
    return VerificationInput.ofText(text, language, publishedOn);
  }
}
