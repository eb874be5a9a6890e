// Ends of host names that mail goes to: every country code of ISO 3166 in use, and the generic ones that people have addresses under.
export const COUNTRY_CODES: readonly string[] = (
  'ac ad ae af ag ai al am ao ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw'
)
  .split(' ')
  // What ends a file of code far more often than a mailbox.
  .filter((code) => !['py', 'sh', 'cc', 'so', 'ps', 'ml', 'mm', 'st', 'as', 'ts', 'gz'].includes(code));

export const GENERIC_ENDINGS: readonly string[] = (
  'com org net edu gov mil int info biz name pro aero coop museum mobi jobs travel cat asia tel post xxx app dev cloud online site website store shop tech email blog agency company solutions systems digital global group health care clinic hospital bank finance capital insure law legal school academy university training consulting engineering software services support network live life world today news media studio design space xyz club team work works international foundation ngo ong energy industries ventures partners gmbh berlin london paris nyc amsterdam hamburg wien tokyo swiss africa'
).split(' ');
