package org.onrecord.reading.page;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Recognizes text around an article by element, by class name or id, and by stock phrases. */
final class Boilerplate {
  private static final int MAX_WORDS = 30;
  private static final int MAX_CHARACTERS = 400;

  private static final Set<String> ELEMENTS = words("nav aside header footer form menu");

  private static final Set<String> ROLES =
      words(
          "navigation banner contentinfo complementary search dialog alertdialog alert menu menubar"
              + " toolbar form");

  /** Page-level elements: their class names describe the layout of the page. */
  private static final Set<String> CONTAINERS = words("html body main article");

  /** Words in class names and ids. */
  private static final Set<String> NAMES =
      words(
          "ad ads adslot adunit promo promotion promoted banner consent gdpr nav navbar navigation menu"
              + " migas sidebar footer pie share sharing sharedaddy social redes compartir"
              + " recirc recirculation trending popular signup paywall donate donation comment comments"
              + " comentarios disqus caption captions credit pagination pager toolbar popup modal overlay"
              + " byline dateline timestamp tags taglist etiquetas topics skip widget login print"
              + " standfirst subtitle dek deck strapline bajada volanta copete subheadline"
              + " more others latest foot bottom commentlist bio biography mostread outbrain taboola teaser teasers readmore infobox");

  /** Prefixes of such words. */
  private static final Set<String> STEMS =
      words(
          "related relacionad recommend newsletter advert sponsor cookie breadcrumb publicid suscri subscri");

  /** Names that need two words to be unambiguous. */
  private static final Pattern PAIRS =
      Pattern.compile(
          ".*(?:read|more|most|also|next|author)[-_](?:more|read|viewed|on|stories|articles|also|up|bio|box|info).*"
              + "|.*(?:meta|date)[-_]?(?:line|data|info|block).*|.*(?:entry|post|article|story)[-_](?:meta|footer|date|tags|info).*");

  /** Layout words that turn a name into a state of the page, such as {@code has-sidebar}. */
  private static final Set<String> PREFIXES = words("has with no is js show hide without");

  private static final Pattern PHRASES =
      Pattern.compile(
          String.join(
              "|",
              "advertisements?|advertising|publicidad|anuncio|sponsored( content)?|(contenido )?patrocinado",
              "(advertisement|article continues|story continues|sigue leyendo)\\b.{0,60}",
              "(skip|jump) to .*|saltar al? .*|ir al contenido.*|back to (top|home).*|volver (arriba|al inicio).*",
              "(sign up|sign in|log in|subscribe)( (to|for|now|here|today|with|and)\\b.*)?|iniciar? sesión.*",
              "(suscríb(ete|ase|anse)|suscribirse|suscripci[oó]n|regístr(ate|ese))\\b.*",
              "share|compartir|share (this|on|via|article|story|it)\\b.*|comp[aá]rt[ae](lo)?( (en|por|este|esta)\\b.*)?",
              "(follow|like) (us|me)\\b.*|s[ií]gu?[ea]nos\\b.*|(get|join) our .*",
              "(read|see|view|click) (more|also|next|here|all)\\s*([:»›>].*)?|(read|see) (more|also)\\b.*:.*",
              "lea? (también|más)\\b.*|leer más.*|ver (también|más)\\b.*|te puede interesar.*|más información:?.*",
              "more (on this( story)?|from [^.]*|stories|news|like this|:.*)|also on (this|our) .*|don['’]t miss\\b.*",
              "related( stories| articles| content| topics| news| links| coverage)?(:.*)?|recommended( for you| stories)?",
              "(other|latest|top|recent|more) (news|stories|headlines|articles|posts)|you (may|might) also (like|be interested)\\b.*",
              "(otras|últimas|más) noticias|también te puede .*",
              "(noticias |artículos |temas |notas |contenidos? )?relacionad[oa]s?(:.*)?|en otras noticias.*",
              "most (read|popular|viewed|shared)( (in|on|now|stories|articles)\\b[^.]*)?|trending( now)?",
              "lo más (leído|visto|compartido)[^.]*|(leave|post|add) a (comment|reply).*|dej[ae] un comentario.*",
              "(\\d+ )?(comments?|comentarios?)( \\(?\\d+\\)?)?|newsletters?( sign ?up)?|copy link|copiar enlace",
              "print( this.*)?|imprimir|e-?mail( this.*)?|whatsapp|facebook|twitter|x|telegram|linkedin|instagram",
              "(topics?|tags?|filed under|categories|category|etiquetas|temas|archivado en|keywords)\\s*:.*",
              "(photo|photograph|photos|image|images|picture|video|credit|foto|fotos|imagen|fotografía)( credit)?\\s*[:/].*",
              "(©|\\(c\\)\\s|copyright ([©(]|\\d{4})).*|.*\\ball rights reserved\\b.*|.*\\btodos los derechos reservados\\b.*",
              "(support|donate|dona|apoya)( (us|now|today|here|to|a|our|independent|hoy|ahora|nuestro)\\b.*)?|donations?|donaciones",
              "(this|our) (web ?site|site|page) uses cookies.*|we(,| and).{0,80}cookies.*|we use cookies.*",
              "(este sitio|esta web|esta página|utilizamos|usamos|nosotros y)\\b.*cookies.*",
              "(accept|aceptar|reject|rechazar|manage|gestionar)( all| todas?)?( cookies)?",
              "(privacy|cookie|terms|política|aviso|términos|condiciones)\\b.{0,40}(policy|notice|use|service|privacidad|legal|cookies|uso)\\.?",
              "listen to this (article|story|podcast).*|\\d+\\s*min(ute|uto)?s?( de)? (read|lectura)|tiempo de lectura.*",
              "(first |last )?(published|updated|posted|publicado|actualizado|modificado)\\b[^.]{0,80}\\d[^.]*",
              "home|inicio|menu|menú|search|buscar|contact( us)?|contacto|about( us)?|bookshop|tienda( de libros)?\\b[^.]{0,60}",
              "a version of this article appear.*|close|cerrar|next|previous|anterior|siguiente|topics|tags|temas"),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private static final Pattern INVISIBLE =
      Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden", Pattern.CASE_INSENSITIVE);

  private Boilerplate() {}

  /** True if browsers hide the element. */
  static boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || element.hasAttr("style") && INVISIBLE.matcher(element.attr("style")).find();
  }

  /** True if the element is marked as something other than the text of an article. */
  static boolean isAside(Element element) {
    if (CONTAINERS.contains(element.normalName())
        || element.attr("itemprop").equals("articleBody")) {
      return false;
    }
    String name = element.normalName();
    return ELEMENTS.contains(name)
        || name.contains("-") && hasBoilerplateName(name)
        || ROLES.contains(element.attr("role").toLowerCase())
        || hasBoilerplateName(element.className())
        || hasBoilerplateName(element.id());
  }

  /** True if a text is a label or stock sentence that sites put around their articles. */
  static boolean isPhrase(String block, int words) {
    if (words > MAX_WORDS || block.length() > MAX_CHARACTERS) {
      return false;
    }
    String text = FieldCandidates.collapseWhitespace(block);
    return PHRASES.matcher(text).matches() || !Bylines.inLine(text).isEmpty() || isMenu(text);
  }

  /** True if a text is a row of short labels, such as {@code Bookshop | Donate}. */
  static boolean isMenu(String text) {
    if (text.length() > MAX_CHARACTERS) {
      return false;
    }
    String[] labels = text.split("\\s[|•·»]\\s");
    return labels.length > 1
        && Stream.of(labels).allMatch(label -> label.split("\\s+").length <= 4);
  }

  private static boolean hasBoilerplateName(String names) {
    for (String name :
        names.isBlank() || names.length() > 1000 ? new String[0] : names.split("\\s+")) {
      String spelled = name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase();
      String[] parts = spelled.split("[-_:]+");
      boolean layout = Stream.of(parts).anyMatch(PREFIXES::contains);
      if (!layout
          && (PAIRS.matcher(spelled).matches() || Stream.of(parts).anyMatch(Boilerplate::isName))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(String part) {
    return NAMES.contains(part) || STEMS.stream().anyMatch(part::startsWith);
  }

  private static Set<String> words(String words) {
    return Stream.of(words.split(" ")).collect(Collectors.toSet());
  }
}
