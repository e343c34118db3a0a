#!/usr/bin/env bash
# Asks a service that has only the sample data what fact-checkers, newsrooms, journalists and archives ask, checks each answer, and prints the
# number of requests that each question takes. Usage: questions.sh [URL [KEY]]
# The defaults are those of dev mode. Changes no record, apart from one more review of two proposed quotes in each run. Imports are dry runs.
set -uo pipefail
url=${1:-http://localhost:8080}
key=${2:-ork_dev}
article=0199a000-0000-7001-8000-0000000000
quote=0199a000-0000-7002-8000-0000000000
questions=0 requests=0 failed=0

# Sends one request and leaves its answer in $answer.
get() { request -G "$@"; }
# The table as a JSON string.
table() { get "$@"; answer=$(jq -Rs . <<<"$answer"); }
post() { request --oauth2-bearer "$key" -H 'Content-Type: application/json' "$@"; }
request() {
  local path=${*: -1}
  asked=$((asked + 1))
  answer=$(curl -s "${@:1:$#-1}" "$url$path")
}

# Prints a question with the number of its requests, if a jq filter is true for the answer of the last one.
question() {
  local text=$1 expected=$2
  questions=$((questions + 1)) asked=0
  "${@:3}"
  requests=$((requests + asked))
  if jq -e "$expected" <<<"$answer" >/dev/null 2>&1; then
    printf '%8d  %s\n' "$asked" "$text"
  else
    failed=$((failed + 1))
    printf '%8d  %s\nUNEXPECTED ANSWER: %.400s\n' "$asked" "$text" "$answer"
  fi
}

echo 'requests  question'
question 'Which quotes are on record, without rejected ones?' '[.items[].status] | length == 100 or all(. != "rejected")' \
  get -d limit=100 /quotes
question 'Which actors have names near a misspelled one?' '.unknownNames[0].near[0].name == "Ilse Marenko"' \
  get --data-urlencode 'speaker=Ilsa Marenco' /quotes
question 'Are these words of this speaker on record already?' '.existing' \
  post -d '{"article": {"id": "'$article'03"}, "type": "direct", "text": "Let the fishermen eat cable.", "speaker": {"name": "Ilse Marenko"}}' /quotes
question 'Is this article on record, with any tracking parameters in its link?' '.existing' \
  post -d '{"title": "x", "body": "x", "language": "en", "source": {"name": "Transit Wire"},
    "url": "https://EXAMPLE.net:443/transit-wire/2025/03/18/norvane-inspect-foreign-trawlers?utm_source=x#top"}' /articles
question 'What does an interrupted quote say, fit to print?' '.quotes[0].text == "A contractor has a calendar. We will build it before the winter."' \
  post -d '{"text": "“A contractor has a calendar,” Ilse Marenko told reporters. “We will build it before the winter.”"}' /extractions
question 'Which words surround a quote, and who published it where and when?' '.items[0] | .context.paragraph and .article.url and .article.source.name and .article.publishedOn' \
  get -d limit=1 -d expand=context -d "article=${article}01" /quotes
question 'How is a quote cited?' '.[0].URL | contains("#:~:text=")' \
  get "/quotes/${quote}17.csl.json"
question 'Only three members of each row?' '.items[0] | keys == ["id", "speaker", "text"]' \
  get -d limit=2 -d fields=id,text,speaker.name -d has=speaker /quotes
question 'Who spoke about cables, but not the foreign ministers, where the day is known?' '.items | length > 0' \
  get -d about=cable -d notAffiliation=KFM -d has=saidOn /quotes
question 'Which names begin with these letters?' '.items[0].text == "Ilse Marenko"' \
  get -d q=mare /suggest
question 'Which quotes with these three ids are on record?' '.items | length == 2' \
  get -d "id=${quote}17" -d "id=${quote}35" -d id=0199a000-0000-7002-8000-000000000999 /quotes
question 'How often was each person quoted, month by month, also in months without quotes?' '.crossed[0].cells | length > 12 and any(.count == 0) and all(.month or .unknown)' \
  get -d by=month,speaker /quotes/facets
question 'The same as a table?' 'startswith("month,speaker,")' \
  table -d by=month,speaker /quotes/facets.csv
question 'Which phrases are characteristic of a speaker in a period?' '.comparedWith and (.phrases | type == "array")' \
  get -d from=2025-01-01 -d to=2025-12-31 "/actors/0199a000-0000-7000-8000-000000000006/phrases"
question 'Ten quotes at random, the same ones for everybody?' '.items | length == 10' \
  get -d sample=10 -d seed=2026 /quotes
question 'In the order of day, then speaker?' '[.items[].article.publishedOn] | . == (sort | reverse)' \
  get -d sort=-publishedOn,speaker /quotes
question 'What is on record about a word: quotes, articles and actors?' '.totals.quote > 0 and .totals.article > 0' \
  get -d q=lighthouse /search
question 'Which actors are likely the same?' '.items' \
  get --oauth2-bearer "$key" /duplicates
question 'Which affiliations does a text state?' '.affiliations[0].role == "Environment Minister"' \
  post -d '{"text": "Environment Minister Amara Quist opened the dam."}' /extractions
question 'Which affiliations do articles state that nobody has reviewed?' '.items' \
  get -d status=proposed /affiliations
question 'Two verdicts of a reviewer at once?' '[.results[].status] | length == 2' \
  post -d '{"reviews": [{"quote": {"id": "'$quote'43"}, "status": "proposed", "reason": "not read yet"},
    {"quote": {"id": "'$quote'44"}, "status": "disputed", "reason": "no witness"}]}' /reviews
question 'How many quotes do the articles of a German spreadsheet have?' '.status == "created" and .proposed == 1' \
  request --oauth2-bearer "$key" -H 'Content-Type: text/csv' --data-binary $'Titel;Text;Datum\nLamp relit;"“The lamp is lit,” said Ida Krause.";2.4.1998\n' \
  '/imports?columns=Titel:title&columns=Text:body&columns=Datum:publishedOn&dateFormat=dmy&extract=true&dryRun=true'
question 'What changed in the quotes of a speaker, with the records?' '.items | length > 0 and all(.record)' \
  get --data-urlencode 'speaker=Dario Venn' -d kind=quote -d include=record /changes
echo
echo "$questions questions, $requests requests, $failed unexpected answers"
[ "$failed" = 0 ] && [ "$requests" = "$questions" ]
