package org.onrecord.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A stored API key. Only the hash of its secret is stored. */
@Entity
class ApiKey extends PanacheEntityBase {
  @Id UUID id;
  String name;

  @Enumerated(EnumType.STRING)
  Role role;

  byte[] hash;
  Instant createdAt;
  Instant expiresAt;
  Instant lastUsedAt;

  ApiKey() {}

  ApiKey(UUID id, KeyInput input, Secret secret, Instant createdAt) {
    this.id = id;
    this.name = input.name();
    this.role = input.role();
    this.hash = secret.hash();
    this.createdAt = createdAt;
    this.expiresAt = input.expiresAt();
  }
}
