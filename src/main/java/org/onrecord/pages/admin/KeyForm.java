package org.onrecord.pages.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.onrecord.access.KeyInput;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.json.Json;

/** Reads the form of a new key, with the constraints and faults of the JSON of the API. */
@Singleton
class KeyForm {
  private static final String END_OF_DAY = "T23:59:59Z";

  private final Json json;

  KeyForm(Json json) {
    this.json = json;
  }

  KeyInput read(FormFields fields) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    fields.one("name").ifPresent(name -> input.put("name", name));
    fields.one("role").ifPresent(role -> input.put("role", role));
    fields
        .one("expiresOn")
        .filter(day -> !day.isEmpty())
        .ifPresent(day -> input.put("expiresAt", day + END_OF_DAY));
    return json.read(input, KeyInput.class);
  }
}
