package org.onrecord.extraction;

import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of a gold article and its annotations: {@code {1 words}} is a piece of quote 1, {@code
 * {1s she}} its speaker, {@code {1c said}} its cue, {@code {1s,2s she}} the speaker of two quotes.
 */
record MarkedBody(String text, Map<String, List<TextSpan>> marked) {
  private static final Pattern OPENING = Pattern.compile("\\{((?:\\d+[sc]?)(?:,\\d+[sc]?)*) ");

  private record Opened(List<String> keys, int start) {}

  static MarkedBody read(String body) {
    StringBuilder text = new StringBuilder();
    Map<String, List<TextSpan>> marked = new TreeMap<>();
    Deque<Opened> open = new ArrayDeque<>();
    Matcher opening = OPENING.matcher(body);
    int at = 0;
    while (at < body.length()) {
      if (opening.region(at, body.length()).lookingAt()) {
        open.push(new Opened(List.of(opening.group(1).split(",")), length(text)));
        at = opening.end();
      } else if (body.charAt(at) == '}' && !open.isEmpty()) {
        Opened closed = open.pop();
        TextSpan span = new TextSpan(closed.start(), length(text));
        closed.keys().forEach(k -> marked.computeIfAbsent(k, n -> new ArrayList<>()).add(span));
        at++;
      } else if (body.charAt(at) == '{' || body.charAt(at) == '}') {
        throw new IllegalArgumentException(
            "a brace without a mark: " + body.substring(at, Math.min(body.length(), at + 40)));
      } else {
        text.append(body.charAt(at++));
      }
    }
    if (!open.isEmpty()) {
      throw new IllegalArgumentException("never closed: " + open.peek().keys());
    }
    return new MarkedBody(text.toString(), marked);
  }

  private static int length(StringBuilder text) {
    return text.codePointCount(0, text.length());
  }

  /** The numbers of all annotated quotes, in order. */
  List<Integer> numbers() {
    return marked.keySet().stream()
        .map(key -> Integer.valueOf(key.replaceAll("\\D", "")))
        .distinct()
        .sorted()
        .toList();
  }

  List<TextSpan> spans(String key) {
    return marked.getOrDefault(key, List.of());
  }

  String words(String key) {
    return spans(key).stream().map(span -> words(text, span)).collect(joining(" "));
  }

  static String words(String text, TextSpan span) {
    return text.substring(
        text.offsetByCodePoints(0, span.start()), text.offsetByCodePoints(0, span.end()));
  }
}
