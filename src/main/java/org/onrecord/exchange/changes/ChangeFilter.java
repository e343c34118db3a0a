package org.onrecord.exchange.changes;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onrecord.records.actor.ActorParameters;
import org.onrecord.records.actor.UnknownNames;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.json.Ids;
import org.onrecord.web.json.Text;

/**
 * The query parameters of the change feed. The maximum limit is higher than that of lists, since
 * changes are short and an import makes hundreds of thousands of them.
 *
 * @param kind the kinds of records, by default all
 * @param record the former name of {@code kind}
 * @param speaker ids, names or aliases of actors
 */
@RegisterForReflection
public record ChangeFilter(
    @Size(min = 1, max = 4096) @Pattern(regexp = "[A-Za-z0-9_-]*") String since,
    @Size(max = 100) List<RecordKind> kind,
    @Size(max = 100) List<RecordKind> record,
    @Size(max = 100) List<@Text(max = 300) String> speaker,
    @Size(max = 100) List<UUID> article,
    UnknownNames unknownNames,
    @Size(max = 1) List<ChangeInclude> include,
    @Min(1) @Max(1000) Integer limit)
    implements ActorParameters {
  static final String SPEAKER = "speaker";

  private static final int DEFAULT_LIMIT = 20;

  @Override
  public Map<String, List<String>> actors() {
    return Map.of(SPEAKER, speaker);
  }

  /** A copy without these ids of speakers. */
  ChangeFilter except(Set<UUID> known) {
    List<String> others =
        speaker.stream().filter(key -> Ids.parse(key).filter(known::contains).isEmpty()).toList();
    return new ChangeFilter(since, kind, record, others, article, unknownNames, include, limit);
  }

  /** The cursor to continue from, by default the beginning. */
  ChangeCursor cursor() {
    return ChangeCursor.ofParameter(since);
  }

  /** The requested kinds of records, by default all. */
  Set<RecordKind> kinds() {
    Set<RecordKind> kinds = EnumSet.noneOf(RecordKind.class);
    kinds.addAll(kind);
    kinds.addAll(record);
    return kinds.isEmpty() ? EnumSet.allOf(RecordKind.class) : kinds;
  }

  /** True if the page has the present records. */
  boolean includesRecords() {
    return include.contains(ChangeInclude.RECORD);
  }

  /** The page size. */
  int rows() {
    return Optional.ofNullable(limit).orElse(DEFAULT_LIMIT);
  }
}
