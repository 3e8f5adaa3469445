#!/bin/sh
# Collects the sentences passed to `_`, `sentence` or `sentence_of` and brings the catalogues up to date: union/words/<language>/LC_MESSAGES/gonghui.po and .mo.
# The .mo files are kept in git: `make demo` has no Babel.
set -eu
cd "$(dirname "$0")/.."
words=union/words
babel() { .venv/bin/python -m babel.messages.frontend --quiet "$@"; }

babel extract --mapping-file=tools/words.cfg --no-default-keywords --keyword=_ --keyword=sentence --keyword=sentence_of --sort-by-file --no-location --project=gonghui-bot \
  --output="$words/gonghui.pot" bot handlers union
for language in zh_Hant en; do
  catalogue="$words/$language/LC_MESSAGES/gonghui.po"
  if [ -e "$catalogue" ]; then
    babel update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --input-file="$words/gonghui.pot" --output-file="$catalogue" --locale="$language"
  else
    babel init --input-file="$words/gonghui.pot" --output-file="$catalogue" --locale="$language"
  fi
  .venv/bin/python -m babel.messages.frontend compile --statistics \
    --input-file="$catalogue" --output-file="${catalogue%.po}.mo"
done
