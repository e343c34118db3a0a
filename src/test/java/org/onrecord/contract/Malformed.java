package org.onrecord.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is wrong before any schema is asked: bytes that are no JSON, words that are no value of a
 * parameter.
 */
final class Malformed {
  private static final String ID = "0199a000-0000-7000-8000-00000000000";
  static final List<String> IDS =
      List.of(
          "malformed",
          "7",
          "1-1-1-1-1",
          "%00",
          "%20",
          ID,
          ID + "g",
          ID + "a0",
          ID + "a%00",
          "%7B" + ID + "a%7D");
  static final List<String> MEDIA_TYPES =
      List.of(
          ("text/plain application/xml multipart/form-data;boundary=x application/octet-stream"
                  + " application/json-patch+json application/json application/merge-patch+json")
              .split(" "));
  private static final List<String> WORDS =
      List.of(
          ("| |\u0000|a\u0000b|no-such|PERSON|person |TRUE|yes|1|0|-1|101|1.5|1e1|+5| 5|٥|1e400|99999999999999999999"
                  + "|2023-02-29|2023-1-1|20230101|0000-01-01|2023-01-01T00:00:00Z|en_US|$|name|body|saidOn")
              .split("\\|"));

  private Malformed() {}

  /** Versions of a JSON object that is valid, each under the name of what is wrong with it. */
  static Map<String, byte[]> versionsOf(String object) {
    Map<String, byte[]> versions = new LinkedHashMap<>();
    String start = object.substring(0, 1);
    String rest = object.substring(1);
    texts(object, start, rest).forEach((what, text) -> versions.put(what, text.getBytes(UTF_8)));
    Map.of(
            "a byte no UTF-8 has",
            "\u00ff",
            "an overlong slash",
            "\u00c0\u00af",
            "a surrogate",
            "\u00ed\u00a0\u0080")
        .forEach(
            (what, bytes) ->
                versions.put(
                    what, (start + "\"x\":\"" + bytes + "\"," + "\"y\":1}").getBytes(ISO_8859_1)));
    versions.put("UTF-16", object.getBytes(UTF_16BE));
    return versions;
  }

  private static Map<String, String> texts(String object, String start, String rest) {
    String first = rest.substring(0, rest.indexOf(':'));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("nothing", "");
    texts.put("blanks", " \n");
    texts.put("no JSON", "title=x");
    texts.put("no end", object.substring(0, object.length() - 1));
    texts.put("trailing words", object + " x");
    texts.put("a second object", object + object);
    texts.put("a trailing brace", object + "}");
    texts.put("a trailing comma", object.substring(0, object.length() - 1) + ",}");
    texts.put("a comment", "/* x */" + object);
    texts.put("single quotes", object.replace('"', '\''));
    texts.put("a repeated member", start + first + ":null," + rest);
    texts.put("a repeated member within", start + "\"x\":{\"y\":1,\"y\":1}," + rest);
    texts.put("NaN", start + "\"x\":NaN," + rest);
    texts.put("a leading zero", start + "\"x\":01," + rest);
    texts.put("a number too long", start + "\"x\":1" + "0".repeat(2_000) + "," + rest);
    texts.put("a raw line break", start + "\"x\":\"\n\"," + rest);
    texts.put(
        "a half surrogate pair",
        start + first + ":\"\\ud800\"," + rest.substring(rest.indexOf(',') + 1));
    texts.put("a surrogate pair turned round", start + "\"x\":\"\\udc00\\ud800\"," + rest);
    texts.put("arrays too deep", "[".repeat(100_000));
    texts.put(
        "a member too deep", start + "\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "," + rest);
    texts.put("a name too long", start + "\"" + "x".repeat(60_000) + "\":1," + rest);
    texts.put("a long unknown name", start + "\"" + "x".repeat(6_000) + "\":1," + rest);
    return texts;
  }

  /** Values that the parameter's schema refuses, each an array of what is sent. */
  static List<ArrayNode> values(Contract contract, Parameter parameter) {
    int length = parameter.one().get("maxLength").node().asInt(100);
    List<ArrayNode> values = new ArrayList<>();
    Stream.concat(WORDS.stream(), Stream.of("x".repeat(length + 1)))
        .map(word -> repeated(TextNode.valueOf(word), 1))
        .forEach(values::add);
    int most = parameter.repeatable() ? parameter.schema().get("maxItems").node().asInt() : 1;
    values.add(repeated(allowed(parameter), most + 1));
    values.removeIf(
        value -> contract.violations(parameter.schema(), parameter.parsed(sent(value))).isEmpty());
    return values;
  }

  private static JsonNode allowed(Parameter parameter) {
    List<Place> words = parameter.one().get("enum").children();
    return words.isEmpty()
        ? parameter.one().get("type").text().equals("integer")
            ? TextNode.valueOf("1")
            : TextNode.valueOf("true")
        : words.get(0).node();
  }

  private static List<String> sent(ArrayNode value) {
    List<String> sent = new ArrayList<>();
    value.forEach(one -> sent.add(one.asText()));
    return sent;
  }

  private static ArrayNode repeated(JsonNode value, int times) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < times; i++) {
      array.add(value);
    }
    return array;
  }

  /** The same JSON with blanks up to that many bytes. */
  static byte[] padded(String json, int bytes) {
    return (json + " ".repeat(bytes - json.getBytes(UTF_8).length)).getBytes(UTF_8);
  }
}
