package org.onrecord.web.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @Test
  void an_id_in_full_form_is_parsed_in_either_case() {
    UUID id = UUID.fromString("0199a000-ab12-7c3d-8e4f-0123456789ab");
    assertEquals(Optional.of(id), Ids.parse("0199a000-ab12-7c3d-8e4f-0123456789ab"));
    assertEquals(Optional.of(id), Ids.parse("0199A000-AB12-7C3D-8E4F-0123456789AB"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "0199a000-ab12-7c3d-8e4f-0123456789a",
        "0199a000-ab12-7c3d-8e4f-0123456789abc",
        "0199a000-ab12-7c3d-8e4f-0123456789ag",
        "0199a000-ab12-7c3d-8e4f-0123456789a１",
        "0199a000ab12--7c3d-8e4f-0123456789ab",
        "0199a00-0ab12-7c3d-8e4f-0123456789ab",
        "0199a000-ab12-7c3d-8e4f-01234567-9ab"
      })
  void other_texts_are_no_ids(String text) {
    assertEquals(Optional.empty(), Ids.parse(text));
  }
}
