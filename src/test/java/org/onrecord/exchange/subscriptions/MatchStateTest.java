package org.onrecord.exchange.subscriptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.exchange.subscriptions.MatchState.Present.DELETED;
import static org.onrecord.exchange.subscriptions.MatchState.Present.DIFFERS;
import static org.onrecord.exchange.subscriptions.MatchState.Present.MATCHES;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.exchange.subscriptions.MatchState.Present;
import org.onrecord.records.history.ChangeKind;

class MatchStateTest {
  private static final MatchState NEW = new MatchState(false, 0);
  private static final MatchState KNOWN = new MatchState(true, 0);

  private final List<String> events = new ArrayList<>();

  private MatchState after(MatchState state, ChangeKind change, long number, Present present) {
    MatchState.Step step = state.after(change, number, present);
    step.event().ifPresent(event -> events.add(number + " " + event));
    return step.state();
  }

  @Test
  void a_new_record_is_created_and_then_changed() {
    MatchState state = after(NEW, ChangeKind.CREATED, 1, MATCHES);
    after(state, ChangeKind.CHANGED, 2, MATCHES);
    assertEquals(List.of("1 created", "2 changed"), events);
  }

  @Test
  void a_change_by_which_a_record_starts_to_match_creates_it() {
    MatchState state = after(NEW, ChangeKind.CHANGED, 5, MATCHES);
    after(state, ChangeKind.CHANGED, 6, DIFFERS);
    assertEquals(List.of("5 created", "6 stoppedMatching"), events);
  }

  @Test
  void a_record_that_never_matched_has_no_events() {
    after(after(NEW, ChangeKind.CREATED, 1, DIFFERS), ChangeKind.DELETED, 2, DELETED);
    assertEquals(List.of(), events);
  }

  @Test
  void changes_before_a_deletion_that_has_happened_have_no_events() {
    MatchState state = after(KNOWN, ChangeKind.CHANGED, 1, DELETED);
    after(state, ChangeKind.DELETED, 2, DELETED);
    assertEquals(List.of("2 deleted"), events);
  }

  @Test
  void a_restored_record_is_created_again() {
    MatchState state = after(KNOWN, ChangeKind.DELETED, 1, DELETED);
    after(state, ChangeKind.CREATED, 2, MATCHES);
    assertEquals(List.of("1 deleted", "2 created"), events);
  }

  @Test
  void a_replay_repeats_the_events_of_a_record_that_matches() {
    MatchState state = after(NEW, ChangeKind.CHANGED, 5, MATCHES);
    state = after(state, ChangeKind.CHANGED, 6, MATCHES);
    for (long number = 4; number <= 6; number++) {
      state = after(state, ChangeKind.CHANGED, number, MATCHES);
    }
    assertEquals(List.of("5 created", "6 changed", "5 created", "6 changed"), events);
  }

  @Test
  void a_replay_repeats_the_end_of_a_record_that_no_longer_matches() {
    MatchState state = after(KNOWN, ChangeKind.CHANGED, 3, DIFFERS);
    for (long number = 2; number <= 4; number++) {
      state = after(state, ChangeKind.CHANGED, number, DIFFERS);
    }
    assertEquals(List.of("3 stoppedMatching", "3 stoppedMatching"), events);
  }

  @Test
  void a_replay_from_the_beginning_creates_records_that_matched_at_the_start() {
    after(after(KNOWN, ChangeKind.CREATED, 1, MATCHES), ChangeKind.CHANGED, 2, MATCHES);
    assertEquals(List.of("1 created", "2 changed"), events);
  }

  private MatchState afterOther(MatchState state, long number, Present present) {
    MatchState.Step step = state.afterOther(number, present);
    step.event().ifPresent(event -> events.add(number + " " + event));
    return step.state();
  }

  @Test
  void a_change_of_another_record_has_an_event_only_if_it_decides() {
    MatchState state = afterOther(KNOWN, 1, MATCHES);
    state = afterOther(state, 2, DIFFERS);
    state = afterOther(state, 3, DIFFERS);
    state = afterOther(state, 4, MATCHES);
    afterOther(state, 5, DELETED);
    assertEquals(List.of("2 stoppedMatching", "4 created"), events);
  }

  @Test
  void an_own_change_with_a_lower_number_is_not_lost_after_that_of_another_record() {
    MatchState state = afterOther(NEW, 7, MATCHES);
    state = after(state, ChangeKind.CHANGED, 5, MATCHES);
    after(state, ChangeKind.CHANGED, 6, DIFFERS);
    assertEquals(List.of("7 created", "5 changed", "6 stoppedMatching"), events);
  }

  @Test
  void a_replay_repeats_the_events_by_changes_of_other_records() {
    MatchState state = afterOther(NEW, 5, MATCHES);
    afterOther(afterOther(state, 4, MATCHES), 5, MATCHES);
    assertEquals(List.of("5 created", "5 created"), events);
  }
}
