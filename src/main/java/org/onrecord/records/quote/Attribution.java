package org.onrecord.records.quote;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;

/** How the article attributes the words, as printed. */
@Embeddable
public class Attribution {
  @Column(name = "attribution_text")
  public String text;

  @Column(name = "attribution_role")
  public String role;

  @Column(name = "attribution_cue")
  public String cue;

  public boolean anonymous;

  /** The relay chain, nearest the speaker first. */
  @ElementCollection
  @CollectionTable(name = "relay", joinColumns = @JoinColumn(name = "quote_id"))
  @OrderColumn(name = "position")
  public List<Relay> via = new ArrayList<>();
}
