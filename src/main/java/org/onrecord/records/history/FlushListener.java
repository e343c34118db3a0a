package org.onrecord.records.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.internal.DefaultAutoFlushEventListener;
import org.hibernate.event.internal.DefaultFlushEventListener;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.FlushEntityEvent;
import org.hibernate.event.spi.FlushEntityEventListener;
import org.onrecord.records.history.HistoryTracked.Key;

/**
 * Saves the states of records in their history whenever Hibernate is about to change or delete
 * them: between the dirty check of a flush and its first statement, one statement for each kind of
 * record. Code that changes an entity need not call anything.
 */
@Singleton
class FlushListener {
  private final HistoryWriter history;
  private final TransactionSynchronizationRegistry transactions;

  FlushListener(HistoryWriter history, TransactionSynchronizationRegistry transactions) {
    this.history = history;
    this.transactions = transactions;
  }

  /** The records that a transaction changes, and those whose state it has saved. */
  private record Changes(Set<Key> dirty, Set<Key> saved) {}

  /** Registers before anything else that runs at startup can write. */
  void register(@Observes @Priority(1) StartupEvent start, EntityManagerFactory factory) {
    EventListenerRegistry registry =
        factory.unwrap(SessionFactoryImplementor.class).getEventListenerRegistry();
    FlushEntityEventListener afterDirtyCheck = this::collect;
    registry.appendListeners(EventType.FLUSH_ENTITY, afterDirtyCheck);
    registry.setListeners(EventType.FLUSH, new SavingFlush());
    registry.setListeners(EventType.AUTO_FLUSH, new SavingAutoFlush());
  }

  /** A dirty collection makes its owner dirty, since owners are versioned. */
  private void collect(FlushEntityEvent event) {
    EntityEntry entry = event.getEntityEntry();
    boolean written =
        entry.getStatus() == Status.DELETED
            || event.hasDirtyProperties()
            || event.hasDirtyCollection();
    if (written
        && entry.isExistsInDatabase()
        && event.getEntity() instanceof HistoryTracked tracked) {
      changes().dirty().add(tracked.recordKey());
    }
  }

  private Changes changes() {
    Changes changes = (Changes) transactions.getResource(this);
    if (changes == null) {
      changes = new Changes(new HashSet<>(), new HashSet<>());
      transactions.putResource(this, changes);
    }
    return changes;
  }

  private void save() {
    Changes changes = changes();
    changes.dirty().removeIf(record -> !changes.saved().add(record));
    changes.dirty().stream()
        .collect(groupingBy(Key::kind, TreeMap::new, mapping(Key::id, toSet())))
        .forEach(history::saveState);
    changes.dirty().clear();
  }

  private class SavingFlush extends DefaultFlushEventListener {
    @Override
    protected void performExecutions(EventSource session) {
      save();
      super.performExecutions(session);
    }
  }

  private class SavingAutoFlush extends DefaultAutoFlushEventListener {
    @Override
    protected void performExecutions(EventSource session) {
      save();
      super.performExecutions(session);
    }
  }
}
