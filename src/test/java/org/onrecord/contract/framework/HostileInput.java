package org.onrecord.contract.framework;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Hostile input: strings, JSON literals, bodies and header values that break careless code. */
public final class HostileInput {
  private static final int MANY = 250;

  /** Unusual strings that are legal in any text. */
  public static final List<String> TEXTS =
      List.of(
          "\u202Eevil\u202C \u2066abc\u2069 \u200F\u200E",
          "a\u200B\u200C\u200D\u2060b",
          "\uFEFFbefore",
          "Z" + "\u0300".repeat(MANY),
          "ـ".repeat(MANY) + "ي",
          "👩‍👩‍👧‍👦🏴\uDB40\uDC67\uDB40\uDC7F",
          "\uDBFF\uDFFF \uFFFF \uFFFE \uFDD0",
          "'; drop table quote; --",
          "' or 1=1 --",
          "\\'; call pg_sleep(9)--",
          "$$ || $tag$ \\x00 E'\\000'",
          "<script>alert(1)</script><img src=x onerror=alert(1)>",
          "\"><svg/onload=alert(1)> &lt;b&gt; &#0;",
          "]]><!--<![CDATA[",
          "../../../../etc/passwd",
          "..\\..\\windows\\win.ini",
          "${jndi:ldap://x.example/a} #{7*7} {{7*7}} %{7*7}",
          "%00%0d%0aX-Injected:%201",
          "line\r\nX-Injected: 1\r\n\r\n<html>",
          "\u0001\u0008\u001B[31m\u007F\u0085",
          "=cmd|' /C calc'!A1",
          "(((((((\"a\" | & ! <-> :*",
          "%_\\%\\_ * ?");

  private HostileInput() {}

  /** JSON literals, legal or not. */
  public static List<String> literals() {
    Stream<String> odd =
        Stream.of(
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"x\\udfff\"",
            "\"\\u0000\"",
            "1e400",
            "-1e400",
            "1e-400",
            "1" + "0".repeat(400),
            "1" + "0".repeat(5_000),
            "-0",
            "-0.0",
            "NaN",
            "Infinity",
            "0x1F",
            "9223372036854775808",
            "-9223372036854775809",
            "4294967296",
            "1.0",
            "1e999999999",
            "null",
            "true",
            "\"\"",
            "\"\u00a0\u2003\"",
            "[]",
            "{}",
            "[[[[[[[[]]]]]]]]",
            "{\"\":{\"\":{\"\":{}}}}",
            "{\"__proto__\":{\"x\":1},\"@type\":\"java.lang.Runtime\",\"class\":\"x\"}",
            "[\"a\",\"a\",\"a\",null]",
            "\"" + "x".repeat(20_001) + "\"",
            "\"" + "\u0300".repeat(200_001) + "\"");
    return Stream.concat(odd, TEXTS.stream().map(HostileInput::quoted)).toList();
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  /** Very large JSON literals. */
  public static List<String> hugeLiterals() {
    return List.of(
        "\"" + "x".repeat(10_000_000) + "\"",
        "\"" + "\\u0041".repeat(600_000) + "\"",
        "[".repeat(100_000) + "]".repeat(100_000),
        "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000),
        "[" + "1,".repeat(500_000) + "1]",
        "1" + "0".repeat(1_000_000));
  }

  /** Parameter values, to be percent-encoded. */
  public static List<String> words() {
    return Stream.concat(
            Stream.of(
                "",
                "\u0000",
                "a\u0000b",
                "NaN",
                "-0",
                "1e400",
                "9".repeat(400),
                "-1",
                "true,false",
                "null",
                "undefined",
                "0001-01-01",
                "-9999-01-01",
                "+99999-12-31",
                "2024-02-30",
                "x".repeat(301),
                "\u0300".repeat(501),
                "()".repeat(200),
                "\"".repeat(99),
                "a or ".repeat(90),
                "-".repeat(400),
                "- (".repeat(150) + "a",
                "-\"\"".repeat(150)),
            TEXTS.stream())
        .toList();
  }

  /** Malformed bodies. */
  public static List<byte[]> bodies(String object) {
    byte[] plain = object.getBytes(UTF_8);
    return List.of(
        ("\uFEFF" + object).getBytes(UTF_8),
        object.getBytes(UTF_16LE),
        latin("\u00ff\u00fe"),
        latin("{\"\u00c0\u0080\":1}"),
        latin("{\"a\":\"\u00ed\u00a0\u0080\"}"),
        latin("{\"a\":\"\u00f4\u0090\u0080\u0080\"}"),
        latin("{\"a\":\"\u00e2\u0082"),
        new byte[1000],
        Arrays.copyOf(plain, plain.length - 1),
        (object + object).getBytes(UTF_8),
        (object.substring(0, object.length() - 1) + ",\"x\":1,\"x\":2}").getBytes(UTF_8));
  }

  private static byte[] latin(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** Header values, also with line breaks, which HTTP clients reject. */
  public static List<String> headers() {
    return List.of(
        "",
        " ",
        "\u0000",
        "*",
        ",,,,",
        "\"",
        "W/",
        "W/\"" + "x".repeat(5000) + "\"",
        "\"a\"\r\nX-Injected: 1",
        "a\nX-Injected: 1",
        "a\rX-Injected: 1",
        "<script>alert(1)</script>",
        "' or 1=1 --",
        "../../etc/passwd",
        "\u00e9\u00ff\u0080",
        "%00%0d%0a",
        "-1",
        "9".repeat(400),
        "bytes=0-,-1,9999999999999999999-",
        "text/html;q=" + "9".repeat(300),
        "application/json;q=x;;;",
        "x".repeat(9000),
        "application/json; charset=\"\u0000\"",
        "gzip, deflate, br, identity;q=0");
  }
}
