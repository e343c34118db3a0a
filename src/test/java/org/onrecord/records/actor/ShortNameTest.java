package org.onrecord.records.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Surnames and acronyms, and the full names that they abbreviate. */
class ShortNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Quist | PERSON | Amara Quist | PERSON | true",
        "Ms Quist | PERSON | Amara Quist | PERSON | true",
        "Minister Quist | PERSON | Amara Quist | PERSON | true",
        "QUIST | PERSON | Amara Quist | PERSON | true",
        "Quist's | PERSON | Amara Quist | PERSON | true",
        "Noskov | | Jan Noškov | PERSON | true",
        "Lindqvist | PERSON | Tomas Lindqvist, Jr. | PERSON | true",
        "Márquez | PERSON | Rosa Garcia Marquez | PERSON | true",
        "van der Berg | PERSON | Jan van der Berg | PERSON | true",
        "Van der Berg | PERSON | Jan van der Berg | PERSON | true",
        "Berg | PERSON | Jan van der Berg | PERSON | false",
        "Smith | PERSON | Ada Smith-Moor | PERSON | false",
        "Smith-Moor | PERSON | Ada Smith-Moor | PERSON | true",
        "O’Neill | PERSON | Ada O'Neill | PERSON | true",
        "Amara | PERSON | Amara Quist | PERSON | false",
        "Quist | PERSON | Quist | PERSON | false",
        "Quist | PERSON | Quist Harbour Company | ORGANIZATION | false",
        "Quist | ORGANIZATION | Amara Quist | PERSON | false",
        "WHO | ORGANIZATION | World Health Organization | ORGANIZATION | true",
        "the WHO | ORGANIZATION | World Health Organization | ORGANIZATION | true",
        "W.H.O. | | The World Health Organization | ORGANIZATION | true",
        "Who | ORGANIZATION | World Health Organization | ORGANIZATION | false",
        "UN | STATE | United Nations | ORGANIZATION | true",
        "DOH | ORGANIZATION | Department of Health | ORGANIZATION | true",
        "DH | ORGANIZATION | Department of Health | ORGANIZATION | true",
        "WHO | ORGANIZATION | Wanda Helen Olsen | PERSON | false",
        "WHO | PERSON | World Health Organization | ORGANIZATION | false",
      })
  void decides_whether_a_name_abbreviates_another(
      String name, ActorKind kind, String fullName, ActorKind fullKind, boolean expected) {
    boolean abbreviates =
        ShortName.of(ActorReferenceInput.byName(name, kind))
            .map(known -> known.abbreviates(fullName, fullKind))
            .orElse(false);
    assertEquals(expected, abbreviates);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Amara Quist | false",
        "Quist | true",
        "the Harbour Authority | false",
        "NATO | true",
        "the NATO | true",
        "Nato | true",
      })
  void a_full_name_is_no_short_name(String name, boolean expected) {
    assertEquals(expected, ShortName.of(ActorReferenceInput.byName(name, null)).isPresent());
  }
}
