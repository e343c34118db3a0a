package org.onrecord.records.quote;

import java.util.List;

/** An attribution as it goes out. */
public record AttributionView(
    String text, String role, String cue, boolean anonymous, List<RelayView> via) {}
