import type { Internal } from './internal.js';

/** What a program works with: its database, its files, its environment. */
export const surroundings: readonly Internal[] = [
  {
    what: 'a statement of SQL',
    pattern:
      /(?<!\w)(?:SELECT\s[^;\n]{1,300}\sFROM\s["'`[]?\w|INSERT\s+INTO\s+["'`[]?\w|UPDATE\s+["'`[]?[\w.]{1,100}["'`\]]?\s+SET\s|DELETE\s+FROM\s+["'`[]?\w|MERGE\s+INTO\s|CREATE\s+(?:TABLE|INDEX)\s|ALTER\s+TABLE\s|EXEC(?:UTE)?\s+(?:dbo|sp_)|select\s{1,3}\*\s{1,3}from\s|(?:select|delete)\s[^;\n]{0,200}\sfrom\s[^;\n]{1,100}\swhere\s[\w."]{1,60}\s?(?:=|in\s?\())/,
  },
  {
    what: 'an error of a database',
    pattern:
      /SQLSTATE|(?<!\w)ORA-\d{5}|(?<!\w)SQL(?:ITE|server)?_(?:ERROR|BUSY|CONSTRAINT)|(?<!\w)(?:relation|column|table) ["'`][\w.]{1,100}["'`] (?:does not exist|of relation)|(?:violates|violation of) (?:the )?(?:unique|foreign|primary|check|not-null|not null)[ \w-]{0,20}(?:key|constraint)|duplicate (?:entry|key) |invalid (?:column|object) name|syntax error at or near|near "[^"\n]{1,60}": syntax error|you have an error in your sql|deadlock (?:found|detected|victim)|no such (?:table|column):|E11000 |WRONGTYPE Operation|connection to server at |too many connections for role/i,
  },
  {
    what: 'a path of a file',
    pattern:
      /(?<![\w/.:%~-])\/(?:home|usr|var|etc|opt|srv|app|root|tmp|mnt|proc|sys|workspace|build|Users|Library|Applications|private|nix|run|data|code|go\/src)\/[\w.@+-]{1,100}(?:\/[\w.@+-]{1,100}){0,20}|(?<!\w)[A-Za-z]:\\{1,4}[\w. $-]{1,100}\\|(?<![\w\\])\\\\[\w.$-]{1,60}\\[\w.$-]{1,60}\\|(?<!\w)file:\/\/\/?\w|(?<![\w.])~\/[\w.-]{1,60}\/|node_modules\/|site-packages\/|vendor\/bundle\//,
  },
  {
    what: 'a variable of the environment',
    pattern:
      /(?<![\w&?;])(?:[A-Z][A-Z\d]{1,40}(?:_[A-Z\d]{1,40}){1,8}|PATH|HOME|HOSTNAME|PWD|LD_PRELOAD|USER|SHELL)\s?=\s?["']?[^\s"'&;]{2,}|process\.env\.\w|os\.environ|(?<!\w)(?:System\.)?getenv\(|ENV\[["']|\$\{?env[:.]/,
  },
];
