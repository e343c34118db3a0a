package org.onrecord.query.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** The paging parameters of a list. */
public interface Paging {
  int DEFAULT_LIMIT = 20;

  /** Maximum number of items of a page. */
  int MAX_LIMIT = 100;

  /** Maximum number of items, or null for the default. */
  Integer limit();

  /** Cursor of the page, or null for the first page. */
  String cursor();

  /** Optional parts of the page. */
  List<Include> include();

  /** Number of rows of a random sample, or null for all rows. */
  default Integer sample() {
    return null;
  }

  /** Text that determines the sample, or null for a new sample each time. */
  default String seed() {
    return null;
  }

  /** The names of the sort keys; empty for the default order. */
  default List<?> sortKeys() {
    return List.of();
  }

  /**
   * The number of items of a page: the requested one, or else that of the ids that the request
   * names, which is at least the default.
   */
  default int pageSize(ListParameters parameters) {
    return Optional.ofNullable(sample() == null ? limit() : sample())
        .orElseGet(() -> Math.max(DEFAULT_LIMIT, parameters.numberOfIds()));
  }

  /**
   * The order of the sample, if the request asks for one.
   *
   * @param id the column of the id
   */
  default Optional<Order> sampleOrder(String id) {
    return Optional.ofNullable(sample())
        .map(size -> Order.sample(id, seed() == null ? UUID.randomUUID().toString() : seed()));
  }

  /** Rejects a sample of a page that is too large, and parameters that contradict a sample. */
  default void rejectContradictions(ListParameters parameters) {
    List<Fault> faults = new ArrayList<>(sampleFaults(parameters));
    if (sample() != null && sample() > MAX_LIMIT) {
      faults.add(
          parameters.fault(
              "sample", "must be at most " + MAX_LIMIT + "; exports have larger ones"));
    }
    ProblemException.requireNone(faults);
  }

  /**
   * Rejects the sort key {@code relevance} beside other keys, or for rows without a rank.
   *
   * @param ranked true if the request has one of the parameters that rank rows
   * @param ranking the names of these parameters
   */
  default void requireRank(ListParameters parameters, boolean ranked, String ranking) {
    boolean relevance = sortKeys().stream().anyMatch(key -> key.toString().equals("relevance"));
    if (relevance && !ranked) {
      throw ProblemException.invalid(
          parameters.fault("sort", "can be relevance only where %s is given".formatted(ranking)));
    }
    if (relevance && sortKeys().size() > 1) {
      throw ProblemException.invalid(
          parameters.fault("sort", "can have no other key beside relevance"));
    }
  }

  private List<Fault> sampleFaults(ListParameters parameters) {
    List<Fault> faults = new ArrayList<>();
    if (sample() == null && seed() != null) {
      faults.add(parameters.fault("seed", "needs sample"));
    }
    Map<String, Boolean> others = new LinkedHashMap<>();
    others.put("limit", limit() != null);
    others.put("cursor", cursor() != null);
    others.put("sort", !sortKeys().isEmpty());
    others.forEach(
        (name, given) -> {
          if (given && sample() != null) {
            faults.add(parameters.fault(name, "cannot be combined with sample"));
          }
        });
    return faults;
  }

  /** Rejects paging parameters on an export, which has all rows. */
  default void rejectPaging(ListParameters parameters) {
    List<Fault> faults = new ArrayList<>(sampleFaults(parameters));
    if (limit() != null) {
      faults.add(
          parameters.fault("limit", "applies to pages only; an export has all matching rows"));
    }
    if (cursor() != null) {
      faults.add(
          parameters.fault("cursor", "applies to pages only; an export has all matching rows"));
    }
    if (!include().isEmpty()) {
      faults.add(
          parameters.fault("include", "applies to pages only; count the rows of the export"));
    }
    ProblemException.requireNone(faults);
  }
}
