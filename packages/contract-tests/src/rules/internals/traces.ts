import type { Internal } from './internal.js';

/** The suffixes of source files. What all languages' frames have in common is such a name and the number of a line. */
const suffixes =
  'aspx?|bas|bash|cbl|cc|cfm|clj[cs]?|cob|coffee|cpp|cr|cs|cshtml|cxx|dart|erl|exs?|f90|fsx?|go|groovy|hpp|hs|jar|java|jl|js|jsp|jsx|kts?|lhs|lua|mjs|cjs|mts|cts|mm?|ml|nim|pas|php\\d?|p[lm]|pyx?|rb|rkt|rs|scala|scm|sh|sol|sql|swift|tcl|tsx?|vb|vue|xs|zig|[cdhrv]';

/** Frames of stack traces, and what runtimes say when a program breaks. */
export const traces: readonly Internal[] = [
  {
    what: 'a line of a source file',
    // Not the port of a host: `https://resource.pl:443`.
    pattern: new RegExp(
      `(?<![\\w.$-]|//|@)[\\w$-]{1,80}(?:\\.[\\w$-]{1,40}){0,4}\\.(?:${suffixes})(?:["']?[,:]? ?(?:on |at )?line |:|["']?, ?|\\()\\d{1,6}\\b`,
    ),
  },
  {
    what: 'a line and column of a file',
    pattern:
      /(?<![\w.$-]|\/\/|@)[\w$-]{1,80}\.[A-Za-z]{1,10}:\d{1,6}:\d{1,6}\b|(?<!\w)(?:node|file|package|dart|webpack|jar|classpath|vm|wasm|internal):[\w@/.$-]{1,200}:\d{1,6}|\{line, ?\d{1,6}\}/,
  },
  {
    what: 'a frame of a stack',
    pattern:
      /(?<!\w)at (?=[\w$<>`]{1,100}\.[a-z_$<])[\w$.<>`+]{1,200}\((?:[\w$<>&*[\], .`]{0,200}|[\w$-]{1,100}\.\w{1,10}:\d{1,6}|Native Method|Unknown Source)\)|#\d{1,4}:? +(?:0x[\da-f]{6,16}\b|[\w/.\\-]{1,200}\(\d{1,6}\))|(?<!\w)[\w.]{1,100}\/\d{1,2} in [\w.]{1,100}|(?<!\w)[\w$]{1,60}(?:::[\w$<>]{1,60}){1,8}\(/i,
  },
  { what: 'an address in memory', pattern: /(?<![\w])0x[\da-f]{9,16}\b|(?<=[\s([])\+0x[\da-f]{1,8}\b/i },
  {
    what: 'what a runtime says of a program that broke',
    pattern:
      /Traceback \(most recent call last\)|stack ?traceback:|goroutine \d+ \[|panicked at |(?<!\w)panic: |CallStack \(from|(?<!\w)(?:call ?stack|back ?trace|stack ?trace):|unhandled (?:exception|rejection|promise)|uncaught \w{0,60}(?:error|exception)|segmentation fault|core dumped|SIGSEGV|SIGABRT|object reference not set|nil pointer dereference|cannot read propert(?:y|ies) of (?:undefined|null)|(?:undefined|null) is not an? (?:function|object)|'NoneType' object|undefined method [`']|undefined local variable|undefined (?:index|variable|offset|array key)|\*\* \([\w.]{1,100}\)|terminate called after|std::\w|is not a subtype of type|null check operator used|subscript out of (?:range|bounds)|(?<!\w)fatal error: |caused by: [\w.]{1,100}(?:error|exception)|exception in thread|no function clause matching|bad(?:match|arg|arith)(?!\w)|attempt to (?:index|call) a nil/i,
  },
  {
    what: 'an exception of the code',
    pattern:
      /(?<![\w.])[a-z]\w{0,60}(?:\.[a-z]\w{0,60}){1,10}\.[A-Z]\w{0,80}(?:Exception|Error)\b|(?<![\w.])[A-Z]\w{0,60}(?:\.[A-Z]\w{0,60}){1,10}Exception\b|(?<![\w:])[A-Z]\w{0,60}(?:::[A-Z]\w{0,60}){1,8}(?!\w)|(?<![\w\\])[A-Z]\w{0,60}(?:\\[A-Z]\w{0,60}){1,8}(?:Exception|Error)\b|(?<![\w.])[A-Z]\w{2,60}Exception\b(?=[:(])|\((?:[A-Z]\w{1,60}(?:Error|Exception))\)|(?<!\w)(?:Type|Reference|Range|Syntax|Key|Value|Attribute|Index|Import|Assertion|Runtime|Lookup|Name|ZeroDivision|Argument|NoMethod|Eval|URI|Aggregate|OS|IO|Recursion|NotImplemented|Match|FunctionClause|UndefinedFunction|Unboxing|State|Format|NoSuchMethod)Error: /,
  },
];
