package org.onrecord.extraction.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Joints between the pieces of interrupted quotes. Braces mark two pieces in a text. */
class JointChoiceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          “{A road has a calendar},” Quist told reporters. “{We will build it.}” | A road has a calendar. We will build it.
          "{A road has a calendar}," Quist told reporters. "{We will build it.}" | A road has a calendar. We will build it.
          “{A road has a calendar},” Quist said. “{London will pay.}”            | A road has a calendar. London will pay.
          “{A road has a calendar},” Quist said. “{I will build it.}”            | A road has a calendar. I will build it.
          “{A road has a calendar},” Quist said, adding: “{London will pay.}”    | A road has a calendar. London will pay.
          “{A road has a calendar},” Quist said. “{20 people know it.}”          | A road has a calendar. 20 people know it.
          “{A road has a calendar},” Quist said. “{$20 is the price.}”           | A road has a calendar. $20 is the price.
          “{It is late},” he said “{We go.}”                                     | It is late. We go.
          “{It is late},” he said, “{We've waited.}”                             | It is late. We've waited.
          “{It is late},” he said, “{The road is long.}”                         | It is late. The road is long.
          """)
  void a_comma_before_a_sentence_becomes_a_full_stop(String text, String printed) {
    assertPrinted(printed, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          “{It is late},” he said, “{and we go.}”                     | It is late, and we go.
          “{It is late},” he said. “{and we go.}”                     | It is late, and we go.
          “{For this road},” he said, “{London will pay.}”            | For this road, London will pay.
          “{It is late},” he said, “{I think.}”                       | It is late, I think.
          “{It is late},” he said “{I think.}”                        | It is late, I think.
          “{It is late},” he said, “{I'm sure.}”                      | It is late, I'm sure.
          “{In the end},” he said, “{US roads are long.}”             | In the end, US roads are long.
          “{Of the roads},” he said, “{20 are long.}”                 | Of the roads, 20 are long.
          “{It is late in the U.S.},” he said, “{and we go.}”         | It is late in the U.S., and we go.
          “{Quist called it ‘mad’},” he said, “{and we go.}”          | Quist called it ‘mad’, and we go.
          """)
  void a_comma_within_a_sentence_stays(String text, String printed) {
    assertPrinted(printed, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          “{Is it late?}” he asked. “{We go.}”                | Is it late? We go.
          “{Is it late}?” he asked. “{We go.}”                | Is it late? We go.
          “{It is late!}” he cried, “{and dark.}”             | It is late! and dark.
          “{It is late}!” he cried. “{We go.}”                | It is late! We go.
          “{It is late.}” He paused. “{We go.}”               | It is late. We go.
          “{It is late};” he said, “{we go.}”                 | It is late; we go.
          “{It is late;}” he said, “{we go.}”                 | It is late; we go.
          “{It is late:}” he said, “{we go.}”                 | It is late: we go.
          “{It is late —}” he paused — “{we go.}”             | It is late — we go.
          “{It is late …}” he said. “{We go.}”                | It is late … We go.
          “{It is late...}” he said. “{We go.}”               | It is late... We go.
          “{It is late}…” he said. “{We go.}”                 | It is late … We go.
          “{It is late},” he said. “{… We go.}”               | It is late … We go.
          “{It is late in the U.S.},” he said. “{We go.}”     | It is late in the U.S. We go.
          “{He asked ‘why?’},” she said. “{We go.}”           | He asked ‘why?’ We go.
          """)
  void other_punctuation_stays(String text, String printed) {
    assertPrinted(printed, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          ‘{The road}’, Quist said, ‘{has a calendar.}’                  | The road has a calendar.
          ‘{The road has a calendar}’, Quist said. ‘{We will build it.}’ | The road has a calendar. We will build it.
          „{Die Straße}“, sagte Quist, „{Unsinn ist sie.}“               | Die Straße Unsinn ist sie.
          „{Die Straße ist lang}“, sagte Quist. „{Wir bauen sie.}“       | Die Straße ist lang. Wir bauen sie.
          »{Die Straße ist lang}«, sagte Quist. »{Wir bauen sie.}«       | Die Straße ist lang. Wir bauen sie.
          « {La route est longue} », dit Quist. « {Nous la ferons.} »    | La route est longue. Nous la ferons.
          « {La route} », dit Quist, « {est longue.} »                   | La route est longue.
          “{الطريق طويل}”، قال. “{سنبنيه.}”                              | الطريق طويل. سنبنيه.
          “{الطريق}”، قال، “{طويل.}”                                     | الطريق طويل.
          """)
  void a_comma_outside_the_marks_belongs_to_the_words_between(String text, String printed) {
    assertPrinted(printed, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {The road}, she said, {has a calendar}.              | The road has a calendar
          {The road has a calendar}, she said. {It is long}.   | The road has a calendar. It is long
          {For this}, she said, {London will pay}.             | For this London will pay
          """)
  void words_without_marks_have_no_comma(String text, String printed) {
    assertPrinted(printed, text);
  }

  @Test
  @Timeout(10)
  void a_long_run_of_spaces_takes_linear_time() {
    String spaces = " ".repeat(200_000);
    assertPrinted("The road is long", "“{The road" + "}" + spaces + "she said {is long}");
  }

  private static void assertPrinted(String printed, String marked) {
    int start = marked.indexOf('{');
    int end = marked.indexOf('}') - 1;
    int nextStart = marked.indexOf('{', end + 2) - 2;
    int nextEnd = marked.lastIndexOf('}') - 3;
    String text = marked.replaceAll("[{}]", "");
    Joint joint = JointChoice.between(text, end, nextStart);
    assertEquals(
        printed, text.substring(start, end) + joint.text + text.substring(nextStart, nextEnd));
  }
}
