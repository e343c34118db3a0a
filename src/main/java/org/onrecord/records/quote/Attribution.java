package org.onrecord.records.quote;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.records.actor.ActorResolver;

/** Attribution of a quote as printed in the article: speaker text, role, cue and relay chain. */
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
  @CollectionTable(
      name = "relay",
      joinColumns = {
        @JoinColumn(name = "article_id", referencedColumnName = "article_id"),
        @JoinColumn(name = "quote_id", referencedColumnName = "id")
      })
  @OrderColumn(name = "position")
  public List<Relay> via = new ArrayList<>();

  /** Copies an input. Relays are replaced only if they differ, since their rows are rewritten. */
  void set(AttributionInput input, ActorResolver resolver) {
    text = input.text();
    role = input.role();
    cue = input.cue();
    anonymous = Boolean.TRUE.equals(input.anonymous());
    if (!via.stream().map(RelayInput::of).toList().equals(input.via())) {
      via.clear();
      for (int i = 0; i < input.via().size(); i++) {
        RelayInput relay = input.via().get(i);
        String pointer = "/attribution/via/" + i + "/actor";
        via.add(new Relay(relay.text(), resolver.resolve(relay.actor(), pointer)));
      }
    }
  }
}
