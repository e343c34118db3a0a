package org.onrecord.reading.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Decodes the bytes of a page as browsers do: by byte order mark, {@code charset} of the media
 * type, {@code meta} element in the first 4 KiB, else as UTF-8. Unlike browsers it rejects bytes
 * that are malformed in the encoding, because the text must be kept verbatim.
 */
final class PageEncoding {
  private static final int HEAD_BYTES = 4_096;
  private static final Pattern PARAMETER =
      Pattern.compile("charset\\s*=\\s*[\"']?([^\\s\"';]+)", Pattern.CASE_INSENSITIVE);

  /** Labels that mean windows-1252 in the WHATWG Encoding Standard. */
  private static final Pattern WESTERN =
      Pattern.compile("iso-?8859-?1|iso_8859-1|latin1|l1|(us-)?ascii|ansi|x-cp1252|cp1252");

  private static final Map<String, Charset> MARKS =
      Map.of("\u00ef\u00bb\u00bf", UTF_8, "\u00fe\u00ff", UTF_16BE, "\u00ff\u00fe", UTF_16LE);

  private PageEncoding() {}

  /**
   * Decodes a page.
   *
   * @param charset of the media type; may be null
   */
  static String decode(byte[] bytes, String charset, boolean html) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), ISO_8859_1);
    for (Map.Entry<String, Charset> mark : MARKS.entrySet()) {
      if (head.startsWith(mark.getKey())) {
        int length = mark.getKey().length();
        return decode(ByteBuffer.wrap(bytes, length, bytes.length - length), mark.getValue());
      }
    }
    Charset encoding = charset != null ? named(charset) : html ? declared(head) : UTF_8;
    return decode(ByteBuffer.wrap(bytes), encoding);
  }

  private static String decode(ByteBuffer bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      String fault = "the page is not %s; name its charset in the Content-Type header";
      throw ProblemException.invalid(Fault.at("", fault.formatted(charset.name())));
    }
  }

  /**
   * The charset that a {@code meta} element declares, UTF-8 without one. UTF-16 also means UTF-8,
   * since the element itself could be read as ASCII.
   */
  private static Charset declared(String head) {
    Optional<Charset> charset =
        Jsoup.parse(head).select("meta").stream()
            .flatMap(meta -> label(meta).stream())
            .map(PageEncoding::named)
            .findFirst();
    return charset.filter(found -> !found.name().startsWith("UTF-16")).orElse(UTF_8);
  }

  private static Optional<String> label(Element meta) {
    String charset = meta.attr("charset").strip();
    if (!charset.isEmpty()) {
      return Optional.of(charset);
    }
    Matcher label = PARAMETER.matcher(meta.attr("content"));
    boolean type = meta.attr("http-equiv").equalsIgnoreCase("content-type");
    return type && label.find() ? Optional.of(label.group(1)) : Optional.empty();
  }

  private static Charset named(String label) {
    boolean western = WESTERN.matcher(label.toLowerCase(Locale.ROOT)).matches();
    try {
      return Charset.forName(western ? "windows-1252" : label);
    } catch (IllegalArgumentException unknown) {
      throw ProblemException.invalid(
          Fault.at("", "the charset of the page is not known: " + label));
    }
  }
}
