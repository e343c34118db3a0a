package peer;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.util.UUID;

/** A quote. The ids of article and speaker are attributes, so that creating it reads neither. */
@Entity
public class Quote {
  @Id @GeneratedValue private UUID id;
  private UUID articleId;
  private UUID speakerId;
  private String text;
  private String type;
  private LocalDate publishedOn;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "articleId", insertable = false, updatable = false)
  private Article article;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "speakerId", insertable = false, updatable = false)
  private Actor speaker;

  public UUID getId() {
    return id;
  }

  public UUID getArticleId() {
    return articleId;
  }

  public void setArticleId(UUID articleId) {
    this.articleId = articleId;
  }

  public UUID getSpeakerId() {
    return speakerId;
  }

  public void setSpeakerId(UUID speakerId) {
    this.speakerId = speakerId;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  public String getType() {
    return type;
  }

  public void setType(String type) {
    this.type = type;
  }

  public LocalDate getPublishedOn() {
    return publishedOn;
  }

  public void setPublishedOn(LocalDate publishedOn) {
    this.publishedOn = publishedOn;
  }

  public Article getArticle() {
    return article;
  }

  public Actor getSpeaker() {
    return speaker;
  }
}
