package org.onrecord.records.citation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Clara Hensley | Hensley | Clara |",
        "Hensley, Clara | Hensley | Clara |",
        "'  Clara   Hensley ' | Hensley | Clara |",
        "J. R. R. Tolliver | Tolliver | J. R. R. |",
        "J.R.R. Tolliver | Tolliver | J.R.R. |",
        "John E Marsh | Marsh | John E |",
        "Anna van der Berg | van der Berg | Anna |",
        "Ursula von Leyden | von Leyden | Ursula |",
        "Robert De Nero | De Nero | Robert |",
        "José Ortega y Gasol | Ortega y Gasol | José |",
        "Éloïse Béranger-Vale | Béranger-Vale | Éloïse |",
        "Seán O’Neil | O’Neil | Seán |",
        "Jean d’Orveau | d’Orveau | Jean |",
        "Martin Lowe Jr. | Lowe | Martin | Jr.",
        "Martin Lowe, Jr. | Lowe | Martin | Jr.",
        "Henry Lowe III | Lowe | Henry | III",
        "Иван Петров | Петров | Иван |",
        "Νίκος Παππάς | Παππάς | Νίκος |"
      })
  void names_of_persons_are_split(String name, String family, String given, String suffix) {
    assertEquals(new AuthorName(family, given, suffix, null), AuthorName.of(name, "Transit Wire"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AFP",
        "AFP Paris",
        "Reuters Staff",
        "Transit Wire",
        "The Meridian",
        "Associated Press",
        "Quayside live desk",
        "Transit Wire Sundmark bureau",
        "Ministry of Foreign Affairs",
        "Clara Hensley and Tobias Wrenn",
        "Hensley, Wrenn, Adeyo",
        "our correspondent",
        "Plato",
        "CLARA HENSLEY",
        "R2 D2",
        "user@example.org Smith",
        "王小明",
        "آیدا بیرن",
        "Anna Berta Clara Dora Emma Frieda"
      })
  void other_names_are_literal(String name) {
    assertEquals(new AuthorName(null, null, null, name), AuthorName.of(name, "transit wire"));
  }

  @Test
  void the_name_of_the_source_is_literal() {
    assertEquals("Sund Tidende", AuthorName.of("Sund Tidende", "Sund Tidende").literal());
    assertEquals("Tidende", AuthorName.of("Sund Tidende", null).family());
  }

  @Test
  void every_character_of_a_name_is_kept() {
    List<String> names = List.of("Anna van der Berg", "Martin Lowe Jr.", "Jean d’Orveau");
    for (String name : names) {
      AuthorName split = AuthorName.of(name, null);
      String joined =
          Stream.of(split.given(), split.family(), split.suffix())
              .filter(Objects::nonNull)
              .collect(Collectors.joining(" "));
      assertEquals(name, joined);
    }
  }
}
