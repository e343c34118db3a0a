-- Imports match an article without a url by its content. The index holds a 16-byte digest; the importer compares the full text.
create index article_by_content on article ((md5(title || E'\x01' || body)::uuid));
