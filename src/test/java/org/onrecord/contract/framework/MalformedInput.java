package org.onrecord.contract.framework;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Malformed input: bytes that are not JSON, ids and parameter values of the wrong syntax. */
public final class MalformedInput {
  private static final String ID = "0199a000-0000-7000-8000-00000000000";
  private static final String WORDS =
      "| |\u0000|a\u0000b|no-such|PERSON|person |TRUE|yes|1|0|-1|101|1.5|1e1|+5| 5|٥|1e400|99999999999999999999"
          + "|2023-02-29|2023-1-1|20230101|0000-01-01|2023-01-01T00:00:00Z|en_US|$|name|body|saidOn";
  private static final String MEDIA_TYPES =
      "text/plain application/xml multipart/form-data;boundary=x application/octet-stream"
          + " application/json-patch+json application/json application/merge-patch+json";

  private MalformedInput() {}

  /** Malformed ids, percent-encoded. */
  public static List<String> ids() {
    return List.of(
        "7", "1-1-1-1-1", "%00", "%20", ID, ID + "g", ID + "a0", ID + "a%00", "%7B" + ID + "a%7D");
  }

  /** Values that the parameter's schema does not allow. */
  public static List<String> words(Contract contract, Parameter parameter) {
    String tooLong = "x".repeat(parameter.itemSchema().get("maxLength").node().asInt(100) + 1);
    return Stream.of((WORDS + "|" + tooLong).split("\\|"))
        .filter(
            word ->
                !contract.violations(parameter.schema(), parameter.toJson(List.of(word))).isEmpty())
        .toList();
  }

  public static List<String> mediaTypes(Operation operation) {
    return Stream.of(MEDIA_TYPES.split(" "))
        .filter(type -> !operation.consumes().contains(type))
        .toList();
  }

  /** Malformed versions of a valid JSON object, by the name of their fault. */
  public static Map<String, byte[]> versionsOf(String object) {
    Map<String, byte[]> versions = new LinkedHashMap<>();
    texts(object).forEach((what, text) -> versions.put(what, text.getBytes(UTF_8)));
    Map.of(
            "a byte no UTF-8 has",
            "\u00ff",
            "an overlong slash",
            "\u00c0\u00af",
            "a surrogate",
            "\u00ed\u00a0\u0080")
        .forEach(
            (what, bytes) ->
                versions.put(what, "{\"x\":\"%s\"}".formatted(bytes).getBytes(ISO_8859_1)));
    versions.put("UTF-16", object.getBytes(UTF_16BE));
    return versions;
  }

  private static Map<String, String> texts(String object) {
    String name = object.substring(1, object.indexOf(':'));
    String others = object.substring(1);
    String open = object.substring(0, object.length() - 1);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("nothing", "");
    texts.put("blanks", " \n");
    texts.put("no JSON", "title=x");
    texts.put("no end", open);
    texts.put("trailing words", object + " x");
    texts.put("a second object", object + object);
    texts.put("a trailing brace", object + "}");
    texts.put("a trailing comma", open + ",}");
    texts.put("a comment", "/* x */" + object);
    texts.put("single quotes", object.replace('"', '\''));
    texts.put("a repeated member", "{" + name + ":null," + others);
    texts.put("a repeated member within", open + ",\"x\":{\"y\":1,\"y\":1}}");
    texts.put("NaN", open + ",\"x\":NaN}");
    texts.put("a leading zero", open + ",\"x\":01}");
    texts.put("a number too long", open + ",\"x\":1" + "0".repeat(2_000) + "}");
    texts.put("a raw line break", open + ",\"x\":\"\n\"}");
    texts.put(
        "half a surrogate pair", "{" + name + ":\"\\ud800\"," + others.replaceFirst("[^,]*,", ""));
    texts.put("a surrogate pair turned round", open + ",\"x\":\"\\udc00\\ud800\"}");
    texts.put("arrays too deep", "[".repeat(100_000));
    texts.put("a member too deep", open + ",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
    texts.put("a name too long", open + ",\"" + "x".repeat(60_000) + "\":1}");
    texts.put("a long unknown name", open + ",\"" + "x".repeat(6_000) + "\":1}");
    return texts;
  }

  /** The JSON padded with spaces to a number of bytes. */
  public static byte[] padded(String json, int bytes) {
    return (json + " ".repeat(bytes - json.getBytes(UTF_8).length)).getBytes(UTF_8);
  }
}
