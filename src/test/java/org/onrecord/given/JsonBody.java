package org.onrecord.given;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamcrest.FeatureMatcher;

/**
 * The JSON of an answer, asked by paths: {@code items[0].speaker.id}, {@code items[-1]}, {@code
 * items.id} for the ids of all items, {@code items.size()}, {@code '@id'}, and nothing for the
 * whole of it. They mean what they mean to REST-assured, which compiles a Groovy script of each,
 * and looks through the whole class path for its words: that took longer than the requests.
 */
public final class JsonBody {
  /** For the answers of all tests: a new one looks through the whole class path, too. */
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Pattern STEP = Pattern.compile("\\.?(?:'([^']*)'|\\[(-?\\d+)]|([^.\\[]+))");

  private final Object root;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  JsonBody(Object root) {
    this.root = root;
  }

  /** A text that is JSON. */
  public static JsonBody of(String text) {
    try {
      return new JsonBody(MAPPER.readValue(text, Object.class));
    } catch (JsonProcessingException e) {
      throw new AssertionError("This is no JSON: " + text, e);
    }
  }

  /** For {@code then().body(…)}: a body that has something at a path. */
  @SuppressWarnings("unchecked")
  public static org.hamcrest.Matcher<String> has(String path, org.hamcrest.Matcher<?> expected) {
    return new FeatureMatcher<String, Object>(
        (org.hamcrest.Matcher<Object>) expected, "a body with " + path, path) {
      @Override
      protected Object featureValueOf(String body) {
        return of(body).get(path);
      }
    };
  }

  /** What is there: a string, number, boolean, list or map; null where nothing is. */
  @SuppressWarnings("unchecked")
  public <T> T get(String path) {
    Object found = root;
    Matcher step = STEP.matcher(path);
    int end = 0;
    for (; step.find(end) && step.start() == end; end = step.end()) {
      found = step(found, step);
    }
    if (end < path.length()) {
      throw new IllegalArgumentException(path + " is no path");
    }
    return (T) found;
  }

  private static Object step(Object from, Matcher step) {
    if (from == null) {
      return null;
    }
    if (step.group(2) != null) {
      List<?> list = (List<?>) from;
      int wanted = Integer.parseInt(step.group(2));
      int index = wanted < 0 ? list.size() + wanted : wanted;
      return index >= 0 && index < list.size() ? list.get(index) : null;
    }
    if ("size()".equals(step.group(3))) {
      return from instanceof List<?> list ? list.size() : ((Map<?, ?>) from).size();
    }
    return member(from, step.group(1) == null ? step.group(3) : step.group(1));
  }

  private static Object member(Object from, String name) {
    if (from instanceof List<?> list) {
      return list.stream().filter(Objects::nonNull).map(each -> member(each, name)).toList();
    }
    return ((Map<?, ?>) from).get(name);
  }

  @Override
  public String toString() {
    return Objects.toString(root);
  }

  public String getString(String path) {
    Object found = get(path);
    return found == null ? null : found.toString();
  }

  public int getInt(String path) {
    return this.<Number>get(path).intValue();
  }

  public long getLong(String path) {
    return this.<Number>get(path).longValue();
  }

  public boolean getBoolean(String path) {
    return this.<Boolean>get(path);
  }

  public <T> List<T> getList(String path) {
    return get(path);
  }

  public <T> List<T> getList(String path, Class<T> type) {
    return this.<List<?>>get(path).stream().<T>map(type::cast).toList();
  }

  public <K, V> Map<K, V> getMap(String path) {
    return get(path);
  }
}
