package org.onrecord.exchange.subscriptions;

import static java.util.stream.Collectors.groupingBy;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.onrecord.database.sql.Database;
import org.onrecord.database.sql.Row;
import org.onrecord.database.sql.Sql;

/**
 * Groups of subscriptions that share a position in the change feed. A process locks the groups that
 * it works on. What a subscription matches changes only under this lock, so its members are kept in
 * memory as long as the group has the same version.
 */
@Singleton
class SubscriptionGroups {
  /** The number of groups. A power of two: the last bits of an id select one. */
  private static final int COUNT = 8;

  /** Batches with up to this number of changes are matched with all groups at once. */
  private static final int FEW_CHANGES = 100;

  /** The number of subscriptions in a transaction with many changes. */
  private static final int SUBSCRIPTIONS_AT_ONCE = 250;

  private static final String CREATE =
      """
      insert into subscription_group (id, position, version)
      select n, '', gen_random_uuid() from generate_series(0, ?) n on conflict do nothing""";

  /** Subscriptions that another transaction has locked join later. */
  private static final String JOIN =
      """
      with alone as (
        select id, (get_byte(uuid_send(id), 15) & %d)::smallint as home from subscription
        where group_id is null and state = 'active' and position = ?
        for no key update skip locked),
      joined as (
        update subscription s set group_id = g.id, position = null
        from alone join subscription_group g on g.id = alone.home and g.position = ? and g.id = any(?::smallint[])
        where s.id = alone.id
        returning s.group_id)
      update subscription_group set version = gen_random_uuid() where id in (select group_id from joined)"""
          .formatted(COUNT - 1);

  private final Database database;
  private final Map<String, Group> known = new ConcurrentHashMap<>();

  private volatile Members lastMembers = new Members(List.of(), List.of());

  SubscriptionGroups(Database database) {
    this.database = database;
  }

  private record Group(String id, UUID version, List<MatchedSubscription> members) {
    static Group of(Row row) throws SQLException {
      return new Group(row.text("id"), row.id("version"), List.of());
    }
  }

  private record Members(List<UUID> versions, List<MatchedSubscription> subscriptions) {}

  private record Member(String group, MatchedSubscription subscription) {}

  /**
   * Groups that this transaction has locked.
   *
   * @param others true if there may be others at the position
   */
  record Locked(List<String> ids, List<MatchedSubscription> members, boolean others) {}

  /** Locks groups at a position that no other process works on. */
  Locked lock(String position, int changes) {
    int limit = changes <= FEW_CHANGES ? COUNT : groupsAtOnce();
    List<Group> locked =
        database.listFromPrimary(
            Sql.of(
                """
                select id::text, version from subscription_group where position = ?
                order by id limit ? for no key update skip locked""",
                position,
                limit),
            Group::of);
    readMembers(locked.stream().filter(group -> !isKnown(group)).toList());
    return new Locked(ids(locked), members(locked), locked.size() == limit && limit < COUNT);
  }

  /** The subscriptions of groups; the same list as before if nothing has changed. */
  private List<MatchedSubscription> members(List<Group> groups) {
    List<UUID> versions = groups.stream().map(Group::version).toList();
    Members last = lastMembers;
    if (!last.versions().equals(versions)) {
      last =
          new Members(
              versions,
              groups.stream().flatMap(one -> known.get(one.id()).members().stream()).toList());
      lastMembers = last;
    }
    return last.subscriptions();
  }

  private int groupsAtOnce() {
    int members = known.values().stream().mapToInt(group -> group.members().size()).sum();
    return Math.min(COUNT, Math.max(1, SUBSCRIPTIONS_AT_ONCE * COUNT / Math.max(1, members)));
  }

  private boolean isKnown(Group locked) {
    Group group = known.get(locked.id());
    return group != null && group.version().equals(locked.version());
  }

  private void readMembers(List<Group> groups) {
    if (groups.isEmpty()) {
      return;
    }
    Map<String, List<Member>> members =
        database
            .listFromPrimary(
                Sql.of(
                    "select group_id::text, %s from subscription where group_id = any(?::smallint[]) order by id"
                        .formatted(MatchedSubscription.COLUMNS),
                    (Object) array(ids(groups))),
                row -> new Member(row.text("group_id"), MatchedSubscription.of(row)))
            .stream()
            .collect(groupingBy(Member::group));
    for (Group group : groups) {
      List<MatchedSubscription> subscriptions =
          members.getOrDefault(group.id(), List.of()).stream().map(Member::subscription).toList();
      known.put(group.id(), new Group(group.id(), group.version(), subscriptions));
    }
  }

  private static List<String> ids(List<Group> groups) {
    return groups.stream().map(Group::id).toList();
  }

  private static String[] array(List<String> ids) {
    return ids.toArray(String[]::new);
  }

  /** Creates the groups, unless they exist. */
  void create() {
    database.execute(Sql.of(CREATE, COUNT - 1));
  }

  /** A statement that moves locked groups to a position. */
  Sql move(List<String> ids, String position) {
    return Sql.of(
        "update subscription_group set position = ? where id = any(?::smallint[])",
        position,
        array(ids));
  }

  /** Adds the subscriptions at a position to their groups, if these are there, too, or empty. */
  @Transactional
  public void join(String position) {
    List<String> locked =
        database.listFromPrimary(
            Sql.of(
                "select id::text from subscription_group order by id for no key update skip locked"),
            row -> row.text("id"));
    database.execute(
        Sql.of(
            """
            update subscription_group g set position = ?
            where id = any(?::smallint[]) and position <> ? and not exists (select from subscription s where s.group_id = g.id)""",
            position,
            array(locked),
            position));
    database.execute(Sql.of(JOIN, position, position, array(locked)));
  }
}
