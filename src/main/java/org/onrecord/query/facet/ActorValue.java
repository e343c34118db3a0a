package org.onrecord.query.facet;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** An actor as the value of a facet, in the form of a reference to it. */
@RegisterForReflection
public record ActorValue(UUID id, String name, String kind) {}
