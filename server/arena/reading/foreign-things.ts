// What is asked of a text, and which things have codes and keys of their own, in the languages of the glossaries: a door, a gate, a letter, a wireless network.
// Without these "sum up: the code of the door has changed" is left in another language as a code that somebody asks about. Written as in foreign-words.ts.

export const THINGS: Record<string, Record<string, string>> = {
  de: { summarise: 'fasse_zusammen fass_zusammen zusammenfassen zusammenfassung fasst_zusammen', 'door code': 'turcode torcode zugangscode_fur_die_tur', door: 'tur ture haustur tor', 'the key to the': 'schlussel_fur schlussel_zum schlussel_zur', 'was changed': 'wurde_geandert hat_sich_geandert andert_sich', 'by post': 'per_post per_brief mit_der_post', caretaker: 'hausmeister hauswart', reception: 'empfang rezeption' },
  fr: { summarise: 'resume resumez resumer un_resume', 'door code': "code_de_la_porte code_d'entree code_de_porte digicode code_du_portail", door: 'porte portail', 'the key to the': 'cle_de_la cles_de_la clef_de_la cle_du cles_du', 'was changed': 'a_change a_ete_change change_lundi', 'by post': 'par_courrier par_la_poste', caretaker: 'gardien concierge', reception: "a_l'accueil" },
  es: { summarise: 'resume_esto resumir resumen haz_un_resumen', 'door code': 'codigo_de_la_puerta codigo_del_portal clave_de_la_puerta', door: 'puerta portal', 'the key to the': 'llave_de_la llaves_de_la llave_del llaves_del', 'was changed': 'ha_cambiado se_ha_cambiado cambia_cada', 'by post': 'por_correo por_carta', caretaker: 'conserje conserjeria portero', reception: 'recepcion' },
  it: { summarise: 'riassumi riassumere riassunto', 'door code': 'codice_del_cancello codice_della_porta codice_del_portone', door: 'porta cancello portone', 'the key to the': 'chiave_della chiavi_della chiave_del chiavi_del', 'was changed': 'e_cambiato e_stato_cambiato cambia_ogni', 'by post': 'per_posta', caretaker: 'portiere custode', reception: 'portineria' },
  pt: { summarise: 'resuma resuma_isto resumir um_resumo', 'door code': 'codigo_do_portao codigo_da_porta senha_do_portao', door: 'porta portao', 'the key to the': 'chave_da chaves_da chave_do chaves_do', 'was changed': 'mudou foi_alterado', 'by post': 'pelo_correio por_carta', caretaker: 'porteiro zelador', reception: 'rececao recepcao portaria' },
  nl: { summarise: 'vat_samen samenvatten samenvatting', 'door code': 'deurcode code_van_de_deur code_van_de_poort poortcode', door: 'deur poort', 'the key to the': 'sleutel_van sleutels_van', 'was changed': 'is_veranderd is_gewijzigd', 'by post': 'per_post per_brief in_de_brief', caretaker: 'conciergerie huismeester', reception: 'balie receptie' },
  pl: { summarise: 'strescic stresc streszczenie podsumuj', 'door code': 'kod_do_bramy kod_do_drzwi kod_do_furtki', door: 'drzwi drzwiach bramy', 'the key to the': 'klucz_do klucze_do kluczyk_do', 'was changed': 'zmienil_sie zmienia_sie', 'by post': 'poczta listem', reception: 'sekretariat recepcja portierni' },
  tr: { summarise: 'ozetle ozetler ozet', 'door code': 'kapi_kodu kapinin_sifresi kapi_sifresi', door: 'kapi kapinin', 'was changed': 'degisti', 'by post': 'mektupla postayla' },
  ru: { summarise: 'кратко_изложи кратко_изложите перескажи подведи_итог краткое_содержание резюмируй', 'door code': 'код_от_двери код_домофона код_двери', door: 'двери дверь подъезда', 'the key to the': 'ключ_от ключи_от', 'was changed': 'изменился меняется сменили', 'by post': 'письмом по_почте', reception: 'на_вахте вахту' },
  uk: { summarise: 'стисло підсумуй', 'door code': 'код_від_дверей код_дверей', door: 'двері дверей', 'was changed': 'змінився змінюється', 'by post': 'листом поштою' },
  sv: { summarise: 'sammanfatta sammanfattning', 'door code': 'portkod portkoden koden_till_porten koden_till_dorren', door: 'dorren porten', 'was changed': 'har_andrats byts', 'by post': 'med_brev med_posten' },
  da: { summarise: 'opsummer sammenfat oppsummer resumer', 'door code': 'dorkode dorkoden koden_til_doren', door: 'doren dor', 'was changed': 'er_aendret er_endret', 'by post': 'med_posten', reception: 'receptionen resepsjonen' },
  fi: { summarise: 'tiivista yhteenveto', 'door code': 'ovikoodi oven_koodi', door: 'oven ovi', 'was changed': 'vaihtuu muuttui', 'by post': 'postitse' },
  cs: { summarise: 'shrn shrnout shrnuti', 'door code': 'kod_ke_dverim kod_od_dveri', door: 'dverim dveri', 'was changed': 'meni_se se_meni', 'by post': 'postou' },
  hu: { summarise: 'foglald_ossze osszefoglal osszefoglalo', 'door code': 'kapukod kapu_kodja ajto_kodja', door: 'kapu ajto', 'was changed': 'megvaltozik megvaltozott', 'by post': 'levelben postan' },
  ro: { summarise: 'rezuma rezumat', 'door code': 'codul_de_la_poarta codul_usii', door: 'poarta usa', 'was changed': 'se_schimba', 'by post': 'prin_posta' },
  el: { summarise: 'περίληψη συνόψισε', 'door code': 'κωδικός_της_πόρτας κωδικός_πόρτας', door: 'πόρτας πόρτα', 'was changed': 'αλλάζει άλλαξε', 'by post': 'με_επιστολή ταχυδρομείο' },
  vi: { summarise: 'tom_tat', 'door code': 'ma_cua', door: 'cua_ra_vao', 'by post': 'qua_thu' },
  id: { secret: 'rahsia', password: 'kata_laluan', summarise: 'ringkas ringkaskan rangkum', 'door code': 'kode_pintu', door: 'pintu', 'was changed': 'diganti', 'by post': 'lewat_surat' },
};

export const THINGS_WITHOUT_GAPS: Record<string, Record<string, string>> = {
  zh: { summarise: '总结 總結 概括 摘要 缩短', 'door code': '门禁密码 门锁密码 大门密码', door: '门禁 大门', 'was changed': '更换了 下周一更换', 'the key to the room': '把钥匙交', reception: '前台', 'by post': '邮寄' },
  ja: { summarise: '要約 まとめて 短くして', 'door code': '玄関の暗証番号 ドアの暗証番号 入口の暗証番号', door: '玄関 ドア', 'was changed': '変わります 変わりました', reception: '受付', 'by post': '郵送' },
  ko: { summarise: '요약 줄여', 'door code': '현관_비밀번호 현관_번호 출입문_비밀번호', door: '현관 출입문', 'was changed': '바뀝니다 바뀌었', reception: '안내_데스크', 'by post': '우편' },
  ar: { summarise: 'لخص تلخيص اختصر', 'door code': 'رمز_الباب رمز_المدخل', door: 'الباب المدخل', 'was changed': 'تغير تم_تغيير', 'by post': 'بالبريد', 'discount code': 'رمز_الخصم كود_الخصم' },
  hi: { summarise: 'सारांश संक्षेप', 'door code': 'दरवाज़े_का_कोड दरवाजे_का_कोड', door: 'दरवाज़े दरवाजे', 'was changed': 'बदलेगा बदल_गया', 'by post': 'डाक_से' },
};
