package org.onrecord.web.idempotency;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The first responses of this process that are stored, but which response filters may still change.
 * A retry must not get such a response, since a later retry would get another one.
 */
@Singleton
class UnfinishedResponses {
  private final Set<Key> keys = ConcurrentHashMap.newKeySet();

  private record Key(String caller, String key) {}

  void add(String caller, String key) {
    keys.add(new Key(caller, key));
  }

  void remove(String caller, String key) {
    keys.remove(new Key(caller, key));
  }

  boolean contains(String caller, String key) {
    return keys.contains(new Key(caller, key));
  }
}
