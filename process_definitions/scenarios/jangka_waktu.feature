# language: id
Fitur: Jangka waktu
  Yang sama untuk setiap jenis izin: yang ditunggu diingatkan, atasan diberi tahu, dan waktu tidak dapat dipermainkan.

  Skenario: Menjelang habisnya yang ditanya diingatkan dan atasannya diberi tahu
    Dengan contoh permohonan "sip_dokter" sudah sampai di "verifikasi"
    Ketika 4 hari kerja berlalu
    Maka dpmptsp diingatkan 1 kali
    Dan "verifikasi" dieskalasi kepada dpmptsp.kepala_bidang
    Dan permohonan belum dikabulkan menurut hukum

  Skenario: Pada hari-hari terakhir permohonan dikembalikan dengan persetujuan
    Dengan contoh permohonan "sip_dokter" sudah sampai di "verifikasi"
    Dan 4 hari kerja berlalu
    Dan Dewi sudah meminta persetujuan karena "STR yang diunggah milik orang lain"
    Dan Agus sudah memberi persetujuan
    Ketika Dewi memutuskan "kembalikan" karena "STR milik orang lain" menyebut str "Milik orang lain"
    Maka pemohon ditanya
    Dan tidak ada yang dieskalasi

  Skenario: Tanpa persetujuan atasan tidak
    Dengan contoh permohonan "sip_dokter" sudah sampai di "verifikasi"
    Dan 4 hari kerja berlalu
    Dan Dewi sudah meminta persetujuan karena "Foto kurang tajam"
    Dan Agus sudah menolak memberi persetujuan karena "Masih terbaca"
    Ketika Dewi memutuskan "kembalikan" karena "Foto kurang tajam" menyebut str "Kurang tajam"
    Maka itu ditolak dengan kode "consent-needed"

  Skenario: Selama waktunya diperpanjang permohonan belum dikabulkan menurut hukum
    Dengan contoh permohonan "slf" sudah sampai di "verifikasi"
    Dan Maya sudah memperpanjang waktunya 5 karena "cuaca" dengan keterangan "Jalan ke lokasi terendam"
    Ketika 15 hari kerja berlalu
    Maka permohonan belum dikabulkan menurut hukum
    Ketika 5 hari kerja berlalu
    Maka permohonan dikabulkan menurut hukum
