package org.onrecord.exchange.imports;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.records.actor.ActorInput;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.article.ArticleInput;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.quote.QuoteInput;
import org.onrecord.records.quote.Span;

/**
 * The fields of import lines by their paths, such as {@code source.name}. A path without an index
 * leads to the first item of a list: {@code quotes.text} is {@code quotes.0.text}. A path that ends
 * at a reference to an actor means its name; the columns of CSV exports {@code sourceId} and {@code
 * sourceKind} are its id and kind.
 */
final class LineFields {
  private static final Pattern INDEX = Pattern.compile("\\d{1,2}");
  private static final Pattern PART_OF_REFERENCE = Pattern.compile("(.+)(Id|Kind)");

  /** Columns of CSV exports with other names than their fields. */
  private static final Map<String, String> EXPORTED =
      Map.of(
          "republisher", "republication.publisher",
          "republisherId", "republication.publisher.id",
          "republisherKind", "republication.publisher.kind",
          "republishedOn", "republication.publishedOn");

  /** The members of all records, found when the class is initialized. */
  private static final Map<Type, Map<String, Type>> MEMBERS = new LinkedHashMap<>();

  private static final Map<String, Type> OF_QUOTE =
      members(QuoteInput.class, ReadOnlyMembers.OF_QUOTE);
  private static final Map<String, Type> OF_LINE = new LinkedHashMap<>();

  static {
    OF_LINE.putAll(members(ActorInput.class, ReadOnlyMembers.OF_ACTOR));
    OF_LINE.putAll(members(ArticleInput.class, ReadOnlyMembers.OF_ARTICLE));
  }

  private LineFields() {}

  /** The field at a path; empty if there is none, or if it is an object or a list of objects. */
  static Optional<LineField> find(String path) {
    String[] names = EXPORTED.getOrDefault(path, path).split("\\.", -1);
    return new Search(List.of(names)).find();
  }

  /** The members of an input, and the read-only members with these names. */
  private static Map<String, Type> members(Class<?> input, List<String> readOnly) {
    Map<String, Type> members = new LinkedHashMap<>(members(input));
    Map<String, Type> others = members(ReadOnlyMembers.class);
    readOnly.forEach(name -> members.put(name, others.get(name)));
    return members;
  }

  private static Map<String, Type> members(Class<?> record) {
    Map<String, Type> known = MEMBERS.get(record);
    if (known != null) {
      return known;
    }
    Map<String, Type> members = new LinkedHashMap<>();
    MEMBERS.put(record, members);
    for (RecordComponent component : record.getRecordComponents()) {
      members.put(component.getName(), component.getGenericType());
      Type item = item(component.getGenericType());
      if (isRecord(item)) {
        members((Class<?>) item);
      }
    }
    return members;
  }

  /** The type of the items of a list; another type as it is. */
  private static Type item(Type type) {
    return type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
  }

  private static boolean isRecord(Type type) {
    return type instanceof Class<?> known && known.isRecord();
  }

  /** The way along the names of a path. */
  private static final class Search {
    private final List<String> names;
    private final List<Object> steps = new ArrayList<>();
    private int next;

    Search(List<String> names) {
      this.names = names;
    }

    Optional<LineField> find() {
      if (names.get(0).equals("quotes")) {
        steps.add(names.get(next++));
        addIndex();
        return member(OF_QUOTE);
      }
      return member(OF_LINE);
    }

    private Optional<LineField> member(Map<String, Type> members) {
      if (next == names.size()) {
        return Optional.empty();
      }
      String name = names.get(next++);
      if (members.containsKey(name)) {
        steps.add(name);
        return value(members.get(name));
      }
      Matcher part = PART_OF_REFERENCE.matcher(name);
      return part.matches() && members.get(part.group(1)) == ActorReferenceInput.class
          ? ofReference(part.group(1), part.group(2))
          : Optional.empty();
    }

    private Optional<LineField> ofReference(String reference, String part) {
      steps.add(reference);
      steps.add(part.toLowerCase(Locale.ROOT));
      return leaf(CellType.TEXT);
    }

    private Optional<LineField> value(Type type) {
      boolean last = next == names.size();
      if (type instanceof ParameterizedType) {
        return list(item(type));
      }
      if (type == ActorReferenceInput.class && last) {
        steps.add("name");
        return leaf(CellType.TEXT);
      }
      return isRecord(type) ? member(MEMBERS.get(type)) : leaf(scalar(type));
    }

    private Optional<LineField> list(Type items) {
      boolean last = next == names.size();
      if (items == String.class) {
        return leaf(CellType.TEXTS);
      }
      if (last && items == ExternalId.class) {
        return leaf(CellType.EXTERNAL_IDS);
      }
      if (last && items == Span.class) {
        return leaf(CellType.SPANS);
      }
      addIndex();
      return value(items);
    }

    private void addIndex() {
      boolean given = next < names.size() && INDEX.matcher(names.get(next)).matches();
      steps.add(given ? Integer.parseInt(names.get(next++)) : 0);
    }

    private Optional<LineField> leaf(CellType type) {
      return next == names.size()
          ? Optional.of(new LineField(List.copyOf(steps), type))
          : Optional.empty();
    }

    private static CellType scalar(Type type) {
      if (type == LocalDate.class) {
        return CellType.DAY;
      }
      if (type == Boolean.class) {
        return CellType.BOOLEAN;
      }
      return type instanceof Class<?> number && Number.class.isAssignableFrom(number)
          ? CellType.NUMBER
          : CellType.TEXT;
    }
  }
}
