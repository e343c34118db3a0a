-- The form in which URLs of articles are compared: scheme and host in lower case, without the default port, fragment, tracking parameters
-- and empty parameters; "/" for an empty path. The class CanonicalUrl computes the same. It calls built-in functions only.
create function canonical_url(url text) returns text
  language plpgsql immutable strict parallel safe as $$
declare
  parts text[] := regexp_match(url, '^([^:]+)://([^/?#]*@)?(\[[^]]*\]|[^/?#:@]*)(:[0-9]*)?([^?#]*)(\?[^#]*)?');
  scheme text := lower(parts[1] collate "C");
  parameters text;
begin
  if parts is null then
    return url;
  end if;
  select string_agg(parameter, '&' order by place) into parameters
  from unnest(string_to_array(substr(parts[6], 2), '&')) with ordinality as given (parameter, place)
  where parameter <> '' and lower(split_part(parameter, '=', 1) collate "C") !~
    '^(utm_.*|mtm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid|mc_cid|mc_eid|mkt_tok|_ga|_gl|_hsenc|_hsmi|vero_id)$';
  return scheme || '://' || coalesce(parts[2], '') || lower(parts[3] collate "C")
    || case when parts[4] = ':' or (scheme, parts[4]) in (('http', ':80'), ('https', ':443')) then '' else coalesce(parts[4], '') end
    || case when parts[5] = '' then '/' else parts[5] end
    || coalesce('?' || parameters, '');
end $$;

-- Not unique: earlier versions recorded articles whose URLs differ in these parts only. An advisory lock keeps new ones unique.
create index article_by_canonical_url on article (canonical_url(url)) where url is not null;
